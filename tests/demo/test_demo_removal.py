"""Taking the demo away: exactly what it made, unless somebody's own work stands in it."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils.translation import override
from wagtail.models import Page, PageLogEntry, Site

from blog.models import BlogIndexPage
from core.media.models import CampaignImage
from core.people.models import Person
from demo import services
from demo.accounts import make_accounts
from demo.models import DemoRecord
from demo.removal import InTheWay, NoDemo, in_the_way, remove
from home.models import ContentPage, HomePage
from home.services import NewCampaign, start_campaign
from press.enums import RecipientState
from press.mailing import services as mailing
from press.models import Mailing, MediaKit, PressContact, PressReleasePage

pytestmark = pytest.mark.django_db

# Wagtail's welcome page, its site, groups and workflow give way to whatever campaign starts first.
GIVEN_WAY = {
    "auth.Group",
    "wagtailcore.Page",
    "wagtailcore.Site",
    "pagecache.PublicVersion",
    "wagtailcore.GroupPagePermission",
    "wagtailcore.GroupCollectionPermission",
    "wagtailcore.GroupApprovalTask",
    "wagtailcore.Task",
    "wagtailcore.Workflow",
    "wagtailcore.WorkflowTask",
    "wagtailcore.WorkflowPage",
    "wagtailcore.ModelLogEntry",
    "wagtailcore.PageLogEntry",
    "contenttypes.ContentType",
}


def rows() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in apps.get_models() if model._meta.managed}


@pytest.fixture
def own_page(demo_site) -> ContentPage:
    blog = BlogIndexPage.objects.get()
    page = ContentPage(title="Van onszelf", body="[]", slug="van-onszelf")
    HomePage.objects.get(pk=blog.get_parent().pk).add_child(instance=page)
    return page


def test_remove_refuses_while_an_editors_page_stands_in_the_demo(own_page):
    with pytest.raises(InTheWay) as refused:
        remove()

    assert refused.value.lines == [f"pagina “Van onszelf” ({own_page.url_path})"]
    assert BlogIndexPage.objects.count() == 1


def test_remove_command_names_what_stands_in_the_way(own_page):
    with pytest.raises(CommandError) as refused:
        call_command("remove_demo")

    assert "pagina “Van onszelf”" in str(refused.value)
    assert "Verplaats of verwijder dit eerst." in str(refused.value)


def test_remove_refuses_for_a_person_an_editor_added(demo_site):
    Person.objects.create(site=demo_site, name="Iemand Anders")
    with override("nl"):
        assert list(in_the_way(demo_site)) == [f"{Person._meta.verbose_name} “Iemand Anders”"]


def test_remove_refuses_while_a_page_elsewhere_uses_a_picture_of_the_demo(demo_site):
    other = start_campaign(NewCampaign("eigen.example", 80, "Eigen stichting", "Eigenstad", "Onze boodschap."))
    home = HomePage.objects.get(pk=other.root_page_id)
    home.hero_image = CampaignImage.objects.filter(site=demo_site).first()
    home.save()

    with override("nl"):
        kind = HomePage._meta.verbose_name
        assert list(in_the_way(demo_site)) == [f"{kind} “Eigen stichting” gebruikt iets van het voorbeeld"]


def test_remove_leaves_another_campaign_as_it_is(demo_site):
    other = start_campaign(NewCampaign("eigen.example", 80, "Eigen stichting", "Eigenstad", "Onze boodschap."))
    remove()
    assert list(Site.objects.all()) == [other]
    assert list(Page.objects.filter(depth=2)) == [Page.objects.get(pk=other.root_page_id)]


def test_remove_leaves_the_database_as_it_was(demo_site, rows_before, django_capture_on_commit_callbacks):
    make_accounts(demo_site, "een-lang-wachtwoord-voor-de-proef")
    kits = [Path(settings.MEDIA_ROOT) / kit.file.name for kit in MediaKit.objects.all()]
    assert len(kits) == 8 and all(kit.exists() for kit in kits)

    with django_capture_on_commit_callbacks(execute=True):
        remove()

    after = rows()
    changed = {label: (rows_before[label], count) for label, count in after.items() if count != rows_before[label]}
    assert set(changed) - GIVEN_WAY == set()
    assert {label for label, (before, count) in changed.items() if count > before} <= {
        "wagtailcore.PageLogEntry",
        # The state of the site Wagtail itself starts with.
        "pagecache.PublicVersion",
    }
    assert list(PageLogEntry.objects.values_list("label", flat=True)) == ["Welcome to your new Wagtail site!"]
    assert DemoRecord.objects.count() == 0
    assert list(Path(settings.MEDIA_ROOT).rglob("voorbeeld-*")) == []
    assert not any(kit.exists() for kit in kits)


def test_mailing_tried_out_goes_with_the_demo(demo_site):
    release = PressReleasePage.objects.public().first()
    outcome = mailing.send(release, PressContact.objects.for_site(demo_site), by=None)
    assert outcome.counts[RecipientState.POSTED] == 4

    assert list(in_the_way(demo_site)) == []
    remove()

    assert not Mailing.objects.exists()


def test_remove_twice_says_that_there_is_nothing(demo_site):
    remove()
    with pytest.raises(NoDemo):
        remove()


def test_demo_can_be_loaded_again_after_it_was_removed(demo_site):
    remove()
    again = services.load(scale=1 / 16, address=("testserver", 80))
    assert again.root_page.title == "Goud voor Oeverstad"
