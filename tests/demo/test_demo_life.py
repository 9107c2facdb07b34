"""The demo: what stands when it is loaded, what removal refuses, and that nothing of it is left afterwards.

One file, because one load serves all of it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import TestCase
from django.utils.translation import override
from wagtail.models import Page, Site

from awards.models import AwardRoundPage, NominationPage
from blog.models import BlogIndexPage, BlogPost
from columns.models import AnswerPage, DilemmaPage
from columns.services import current_exchange
from core.campaigns.models import CampaignSettings
from core.media.models import CampaignImage
from core.pages.services import public_page_sets
from core.people.enums import Scope
from core.people.models import Person
from demo import services
from demo.accounts import make_accounts
from demo.models import DemoRecord
from demo.removal import InTheWay, NoDemo, in_the_way, remove
from home.models import ContentPage, HomePage
from home.services import start_campaign
from press.enums import RecipientState
from press.mailing import services as mailing
from press.models import Clearance, MediaKit, PressContact, PressReleasePage
from tests.demo.conftest import OWN, SMALL, count_rows

pytestmark = [pytest.mark.django_db, pytest.mark.whole]


# -- loaded ------------------------------------------------------------------------------------------


def test_demo_has_the_counts_it_promises(demo_site):
    assert BlogPost.objects.public().count() == 13
    assert Person.objects.filter(pk__in=BlogPost.objects.values("post_authors__person")).count() == 5
    assert (DilemmaPage.objects.public().count(), AnswerPage.objects.public().count()) == (7, 6)
    assert AwardRoundPage.objects.public().count() == 2
    assert NominationPage.objects.public().count() == 8
    assert PressReleasePage.objects.public().count() == 8


def test_every_page_of_the_demo_is_public_but_the_release_under_embargo(client, demo_site):
    pages = set(Page.objects.descendant_of(demo_site.root_page, inclusive=True).values_list("pk", flat=True))
    public = {pk for pages_of_type in public_page_sets(demo_site) for pk in pages_of_type.values_list("pk", flat=True)}
    (held,) = Clearance.objects.to_open()
    assert pages - public == {held.release_id}
    assert (held.is_embargo, bool(held.embargo_reason), client.get(held.release.url).status_code) == (True, True, 404)


def test_newest_exchange_waits_for_its_answer(demo_site):
    newest = current_exchange(demo_site)
    assert newest.title == "Zeven mensen aan tafel, en zij niet"
    assert newest.answer is None


def test_every_picture_has_alt_text_maker_and_is_called_an_illustration(demo_site):
    for image in CampaignImage.objects.filter(site=demo_site):
        assert image.description
        assert image.credit_line.startswith("Illustratie: ")
        assert image.is_illustration
        assert image.refusals(Scope.PRESS) == []


def test_everything_the_demo_made_is_registered(demo_site):
    registered = Counter(DemoRecord.objects.values_list("content_type__model", flat=True))
    for model in (BlogPost, DilemmaPage, AnswerPage, NominationPage, PressReleasePage, CampaignImage, Person):
        assert registered[model._meta.model_name] == model._default_manager.count(), model


def test_settings_say_that_this_is_an_example(demo_site):
    assert CampaignSettings.existing_for(demo_site).is_demo is True


def test_second_load_changes_nothing(demo_site):
    post = BlogPost.objects.first()
    post.title = "Door een redacteur veranderd"
    post.save()
    before = DemoRecord.objects.count(), Page.objects.count()

    with pytest.raises(services.CampaignExists):
        services.load(scale=1 / 8)

    assert (DemoRecord.objects.count(), Page.objects.count()) == before
    assert BlogPost.objects.get(pk=post.pk).title == "Door een redacteur veranderd"


def test_demo_moves_along_with_the_port_it_is_served_on(demo_site):
    assert services.move_to(("testserver", 80)) is False
    assert services.move_to(("elders.example", 81)) is False
    assert services.move_to(("testserver", 8001)) is True
    demo_site.refresh_from_db()
    assert (demo_site.hostname, demo_site.port) == ("testserver", 8001)


def test_every_page_says_example_and_is_not_indexed(demo_site, client):
    for page in Page.objects.descendant_of(demo_site.root_page, inclusive=True).live().specific():
        response = client.get(page.url)
        assert response.status_code == 200, page.url
        html = response.content.decode()
        assert "Voorbeeld" in html, page.url
        assert "noindex" in response.headers.get("X-Robots-Tag", "") or 'content="noindex' in html, page.url


# -- what removal refuses ----------------------------------------------------------------------------


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
    other = start_campaign(OWN)
    home = HomePage.objects.get(pk=other.root_page_id)
    home.hero_image = CampaignImage.objects.filter(site=demo_site).first()
    home.save()

    with override("nl"):
        kind = HomePage._meta.verbose_name
        assert list(in_the_way(demo_site)) == [f"{kind} “Eigen stichting” gebruikt iets van het voorbeeld"]


# -- after it was taken away; these come last in this file ------------------------------------------


@dataclass(frozen=True)
class Removed:
    """What there was besides the demo, and what of the demo must be gone."""

    neighbour: Site
    kits: list[Path]


@pytest.fixture(scope="module")
def removed_demo(demo_site, django_db_blocker) -> Iterator[Removed]:
    """The demo is used as somebody trying it out would, stands beside another campaign, and is removed."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_accounts(demo_site, "een-lang-wachtwoord-voor-de-proef")
        outcome = mailing.send(
            PressReleasePage.objects.public().first(), PressContact.objects.for_site(demo_site), by=None
        )
        assert outcome.counts[RecipientState.POSTED] == 4
        assert list(in_the_way(demo_site)) == []
        neighbour = start_campaign(OWN)
        kits = [Path(settings.MEDIA_ROOT) / kit.file.name for kit in MediaKit.objects.all()]
        assert len(kits) == 8 and all(kit.exists() for kit in kits)
        with TestCase.captureOnCommitCallbacks(execute=True):
            remove()
        yield Removed(neighbour, kits)
        transaction.set_rollback(True)


def test_another_campaign_stays_as_it_is(removed_demo):
    assert list(Site.objects.all()) == [removed_demo.neighbour]
    assert list(Page.objects.filter(depth=2)) == [Page.objects.get(pk=removed_demo.neighbour.root_page_id)]


def test_no_row_and_no_file_of_the_demo_is_left(removed_demo, rows_of_own_campaign):
    before, after = rows_of_own_campaign, count_rows()
    assert {label: (before[label], count) for label, count in after.items() if count != before[label]} == {}
    assert list(Path(settings.MEDIA_ROOT).rglob("voorbeeld-*")) == []
    assert not any(kit.exists() for kit in removed_demo.kits)


def test_second_removal_says_that_there_is_nothing(removed_demo):
    with pytest.raises(NoDemo):
        remove()


def test_demo_can_be_loaded_again(removed_demo):
    CampaignSettings.objects.all().delete()
    again = services.load(scale=SMALL, address=("testserver", 80))
    assert again.root_page.title == "Goud voor Oeverstad"
