"""What stands when the demo is loaded: enough of everything, true to its own rules, marked as an example."""

from collections import Counter

import pytest
from wagtail.models import Page

from awards.models import AwardRoundPage, NominationPage
from blog.models import BlogPost
from columns.models import AnswerPage, DilemmaPage
from columns.services import current_exchange
from core.campaigns.models import CampaignSettings
from core.media.models import CampaignImage
from core.pages.services import public_page_sets
from core.people.enums import Scope
from core.people.models import Person
from demo import services
from demo.models import DemoRecord
from press.models import Clearance, PressReleasePage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_site")]


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
    settings = CampaignSettings.existing_for(demo_site)
    assert settings.is_demo is True


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
