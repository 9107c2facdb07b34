"""A page becomes public only through the gate, whatever door is used."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from core.blocks.story import PORTABLE_FEATURES
from core.clock.publishing import NotAllPublished, expire_due, publish_due
from core.pages.gate import PublishRefused, refusals
from core.pages.signals import left_public, went_public
from home.models import ContentPage
from tests.factories.core import make_consent, make_image, make_portrait_of_someone

NO_CONSENT = "Iemand is herkenbaar in deze tekst. Koppel de toestemming van ieder die erin voorkomt."


def add(home, **fields) -> ContentPage:
    page = ContentPage(title="Een verhaal", **fields)
    home.add_child(instance=page)
    return page


def test_new_page_that_may_not_be_public_is_kept_as_a_draft(home):
    page = add(home, has_recognisable_people=True)

    assert (page.live, page.has_unpublished_changes) == (False, True)
    assert ContentPage.objects.get(pk=page.pk).title == "Een verhaal"


def test_publishing_without_consent_is_refused_and_says_what_is_missing(home):
    page = add(home, live=False, has_recognisable_people=True)

    with pytest.raises(PublishRefused) as refused:
        page.save_revision().publish()
    assert refused.value.refusals == [NO_CONSENT]


def test_consent_that_covers_the_site_opens_the_gate(home, site):
    page = add(home, live=False, has_recognisable_people=True)
    page.consents.set([make_consent(site, "site")])

    page.save_revision().publish()
    assert ContentPage.objects.public().filter(pk=page.pk).exists()


def test_consent_for_another_use_does_not(home, site):
    page = add(home, live=False, has_recognisable_people=True)
    page.consents.set([make_consent(site, "site"), make_consent(site, "press")])

    assert len(refusals(page)) == 1


def test_picture_of_someone_without_consent_stops_the_page(home, site):
    page = add(home, live=False, listing_image=make_portrait_of_someone(site))

    assert refusals(page) == [
        "Op de foto “Plein” zijn mensen herkenbaar. Koppel hun toestemming voor gebruik op de website."
    ]


def test_public_means_live_unexpired_and_unrestricted(home):
    page = add(home)
    now = timezone.now()
    assert page.is_public(now)

    ContentPage.objects.filter(pk=page.pk).update(expire_at=now)
    assert not page.is_public(now)
    ContentPage.objects.filter(pk=page.pk).update(expire_at=None)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert not page.is_public(now)


def test_page_past_its_end_is_404_before_the_worker_noticed(client, home):
    page = add(home)
    assert client.get(page.url).status_code == 200

    ContentPage.objects.filter(pk=page.pk).update(expire_at=timezone.now())
    assert client.get(page.url).status_code == 404


def test_going_public_and_leaving_are_told(home):
    told = []
    went = went_public.connect(lambda page, **kw: told.append(("went", page.pk)), weak=False)
    left = left_public.connect(lambda page, **kw: told.append(("left", page.pk)), weak=False)
    assert (went, left) == (None, None)
    listeners = [went_public.receivers[-1], left_public.receivers[-1]]
    try:
        page = add(home)
        page.unpublish()
        number = page.pk
        page.delete()
    finally:
        went_public.receivers.remove(listeners[0])
        left_public.receivers.remove(listeners[1])
        went_public.sender_receivers_cache.clear() if went_public.use_caching else None

    assert told == [("went", number), ("left", number), ("left", number)]


def test_scheduled_page_goes_live_on_time_and_a_refused_one_stays_a_draft(home, site):
    now = timezone.now()
    good = add(home, live=False, go_live_at=now + timedelta(minutes=5), slug="goed")
    good.save_revision().publish()
    bad = add(home, live=False, go_live_at=now + timedelta(minutes=5), slug="slecht")
    bad.save_revision().publish()
    revision = bad.revisions.get()
    revision.content["has_recognisable_people"] = True
    revision.save()

    assert publish_due(now + timedelta(minutes=4)) == 0
    with time_machine.travel(now + timedelta(minutes=6)):
        assert publish_due(timezone.now()) == 1

    states = {page.slug: page.live for page in ContentPage.objects.all()}
    assert states == {"goed": True, "slecht": False}
    assert publish_due(now + timedelta(minutes=7)) == 0


def test_page_that_breaks_is_named_and_holds_up_no_other(home):
    now = timezone.now()
    for slug in ("kapot", "goed"):
        add(home, live=False, go_live_at=now + timedelta(minutes=5), slug=slug).save_revision().publish()
    broken = ContentPage.objects.get(slug="kapot").revisions.get()
    broken.content["body"] = "{geen JSON"
    broken.content["listing_image"] = "geen nummer"
    broken.save()

    with time_machine.travel(now + timedelta(minutes=6)), pytest.raises(NotAllPublished, match=f"revision {broken.pk}"):
        publish_due(timezone.now())

    assert {page.slug: page.live for page in ContentPage.objects.all()} == {"goed": True, "kapot": False}
    broken.refresh_from_db()
    assert broken.approved_go_live_at is not None


def test_page_is_taken_off_at_its_end(home):
    page = add(home)
    ContentPage.objects.filter(pk=page.pk).update(expire_at=timezone.now())

    assert expire_due(timezone.now()) == 1
    page.refresh_from_db()
    assert (page.live, page.expired) == (False, True)


def post_data(page, **changes) -> dict:
    return nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "lead": "",
            "body": streamfield([]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            **changes,
        }
    )


def test_publish_button_is_refused_in_dutch_and_the_text_is_kept(client, home, chief_editor):
    page = add(home, live=False)
    page.save_revision()
    client.force_login(chief_editor)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    changes = {"lead": "Nieuwe lead", "has_recognisable_people": "on", "action-publish": "1"}
    changes["body"] = streamfield([("text", rich_text("<p>Hallo</p>", features=PORTABLE_FEATURES))])

    answer = client.post(url, post_data(page, **changes), follow=True)

    assert f"Niet gepubliceerd. {NO_CONSENT} Je tekst is bewaard." in answer.content.decode()
    page.refresh_from_db()
    assert (page.live, page.get_latest_revision_as_object().lead) == (False, "Nieuwe lead")


def test_bulk_publish_is_refused_too(client, home, chief_editor):
    page = add(home, live=False, has_recognisable_people=True)
    page.save_revision()
    client.force_login(chief_editor)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    answer = client.post(f"{url}?id={page.pk}&next=/admin/", {"include_descendants": ""}, follow=True)

    assert "Niet gepubliceerd." in answer.content.decode()
    page.refresh_from_db()
    assert page.live is False


def test_restricted_page_is_in_no_public_set_but_served_to_a_colleague(client, home, chief_editor):
    page = add(home)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get(page.url).status_code == 302

    client.force_login(chief_editor)
    assert client.get(page.url).status_code == 200


def test_picture_without_alt_text_stops_the_page(home, site):
    page = add(home, live=False, listing_image=make_image(site, description=""))

    assert refusals(page) == ["Schrijf een alt-tekst bij de foto “Plein”, of vink aan dat hij decoratief is."]
