"""Start a campaign: its address, its front page, its settings and its roles."""

from dataclasses import dataclass

from django.db import transaction
from wagtail.models import Locale, Page, Site

from core.campaigns.models import CampaignSettings
from core.campaigns.roles import setup_roles
from home.models import HomePage


@dataclass(frozen=True)
class NewCampaign:
    """What is needed to begin; everything else is filled in in the admin."""

    hostname: str
    port: int
    organisation: str
    municipality: str
    message: str
    site_name: str = ""
    home_title: str = ""


@transaction.atomic
def start_campaign(new: NewCampaign) -> Site:
    """Make a campaign that can be opened in a browser at once.

    The first one takes the place of Wagtail's own welcome page.

    :raises ValueError: when there is a campaign at this address already.
    """
    _remove_welcome_page()
    if Site.objects.filter(hostname=new.hostname, port=new.port).exists():
        raise ValueError(f"There is a campaign at {new.hostname}:{new.port} already.")
    home = HomePage(
        title=new.home_title or new.site_name or new.organisation,
        slug=f"campagne-{new.hostname}-{new.port}".replace(".", "-"),
        locale=Locale.get_default(),
    )
    Page.get_first_root_node().add_child(instance=home)
    site = Site.objects.create(
        hostname=new.hostname,
        port=new.port,
        site_name=new.site_name or new.organisation,
        root_page=home,
        is_default_site=not Site.objects.filter(is_default_site=True).exists(),
    )
    CampaignSettings.objects.create(
        site=site, organisation=new.organisation, municipality=new.municipality, message=new.message
    )
    setup_roles(site)
    return site


def _remove_welcome_page() -> None:
    """Wagtail's first site and page, as long as nobody made them into something."""
    for site in Site.objects.filter(hostname="localhost", campaignsettings=None):
        page = site.root_page
        if page.specific_class is Page and page.get_children_count() == 0:
            site.delete()
            page.delete()
