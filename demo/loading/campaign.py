"""The campaign itself: its address, its settings, and in the end what its front page shows."""

from wagtail.models import Site

from core.campaigns.models import CampaignSettings
from demo.loading.context import DemoContext, stamp
from demo.texts import read_list
from home.models import FeaturedPerson, HomePage
from home.services import NewCampaign, start_campaign

_SETTINGS = (
    "accent",
    "boilerplate",
    "contact_name",
    "contact_email",
    "contact_phone",
    "security_contact",
)


def start_demo_campaign(address: tuple[str, int]) -> tuple[Site, HomePage]:
    """Start it as anyone would, and mark it as an example before anything is public."""
    words = read_list("campaign")
    hostname, port = address
    site = start_campaign(
        NewCampaign(
            hostname=hostname,
            port=port,
            organisation=words["organisation"],
            municipality=words["municipality"],
            message=words["message"],
            site_name=words["site_name"],
            home_title=words["home_title"],
        )
    )
    settings = CampaignSettings.existing_for(site)
    settings.is_demo = True
    for name in _SETTINGS:
        setattr(settings, name, words[name])
    settings.save()
    return site, HomePage.objects.get(pk=site.root_page_id)


def finish_campaign(demo: DemoContext) -> None:
    """Dress the front page, and open what only the demo has open: the public nomination form."""
    words = read_list("campaign")
    home = HomePage.objects.get(pk=demo.home.pk)
    home.intro = f"<p>{words['home_intro']}</p>"
    home.hero_image = demo.images["straat"]
    home.listing_image = demo.images["straat"]
    home.social_image = demo.images["straat"]
    home.featured_people = [
        FeaturedPerson(person=demo.people[slug], sort_order=order) for order, slug in enumerate(words["home_featured"])
    ]
    home.save_revision().publish()
    oldest = demo.dates.ago(365)
    stamp(home, first_published_at=oldest)
    settings = CampaignSettings.existing_for(demo.site)
    settings.logo = demo.images["logo"]
    settings.next_step_text = words["next_step_text"]
    settings.next_step_page = demo.pages[words["next_step_page"]]
    settings.nominations_open_form = True
    settings.save()
