"""'Consent withdrawn' lists every place and takes it off all of them in one act."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.audit.models import AuditEvent
from core.people.models import Consent
from core.people.services import places, take_off_what_ended, withdraw_consent
from home.models import ContentPage
from tests.factories.core import make_consent, make_person, make_portrait_of_someone


@pytest.fixture
def consent(site) -> Consent:
    return make_consent(site, "site", "press")


@pytest.fixture
def image(site, consent):
    return make_portrait_of_someone(site, consent)


def add(home, **fields) -> ContentPage:
    page = ContentPage(title=fields.pop("title", "Verhaal"), **fields)
    home.add_child(instance=page)
    return page


def test_every_place_is_listed(home, site, consent, image):
    person = make_person(site, portrait=image)
    listed = add(home, title="In de lijst", listing_image=image)
    body = add(home, title="In de tekst", body=[("picture", {"image": image})])
    story = ContentPage(title="Het verhaal", has_recognisable_people=True, live=False)
    home.add_child(instance=story)
    story.consents.set([consent])
    story.save()

    found = places(consent)

    assert found.images == [image]
    assert found.people == [person]
    assert [page.title for page in found.pages] == [listed.title, body.title, story.title]


def test_picture_leaves_pages_that_can_do_without_and_the_pages_stay(client, home, consent, image):
    page = add(
        home,
        listing_image=image,
        body=[("heading", {"text": "Kop", "level": "h2"}), ("picture", {"image": image})],
    )
    url = image.get_rendition("width-20").url
    assert client.get(url).status_code == 200

    withdraw_consent(consent)

    page = ContentPage.objects.get(pk=page.pk)
    assert (page.live, page.listing_image) == (True, None)
    assert [block.block_type for block in page.body] == ["heading"]
    assert client.get(url).status_code == 404
    assert image.renditions.count() == 0


def test_story_that_rests_on_the_consent_is_unpublished(home, consent):
    page = ContentPage(title="Het verhaal", has_recognisable_people=True, live=False)
    home.add_child(instance=page)
    page.consents.set([consent])
    page.save_revision().publish()

    withdraw_consent(consent)

    page.refresh_from_db()
    assert page.live is False


def test_draft_with_the_picture_loses_it_too(home, consent, image):
    page = add(home)
    page.listing_image = image
    page.save_revision()

    withdraw_consent(consent)

    draft = ContentPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    from core.pages.gate import refusals

    assert draft.listing_image is None or refusals(draft) != []


def test_portrait_is_cleared(site, consent, image):
    person = make_person(site, portrait=image)

    withdraw_consent(consent)

    person.refresh_from_db()
    assert person.portrait is None


def test_audit_line_holds_numbers_and_no_name(home, consent, image, chief_editor):
    page = add(home, listing_image=image)

    withdraw_consent(consent, chief_editor)

    event = AuditEvent.objects.get(action="consent.withdraw")
    assert event.detail == {"images": [image.pk], "pages": [page.pk], "people": []}
    assert event.actor == chief_editor


def test_story_whose_consent_ended_is_taken_off(home, site):
    page = ContentPage(title="Het verhaal", has_recognisable_people=True, live=False)
    home.add_child(instance=page)
    consent = make_consent(site, "site")
    page.consents.set([consent])
    page.save_revision().publish()
    assert take_off_what_ended(timezone.now()) == 0

    Consent.objects.update(valid_until=timezone.localdate() - timedelta(days=1))
    assert take_off_what_ended(timezone.now()) == 1
    page.refresh_from_db()
    assert page.live is False


def test_get_lists_and_post_withdraws(client, home, consent, image, chief_editor):
    add(home, listing_image=image)
    client.force_login(chief_editor)
    url = reverse("withdraw_consent", args=[consent.public_id])

    assert "Verhaal" in client.get(url).content.decode()
    consent.refresh_from_db()
    assert consent.withdrawn_at is None

    client.post(url)
    consent.refresh_from_db()
    assert consent.withdrawn_at is not None


def test_writer_and_stranger_cannot_withdraw(client, consent, writer, other_site, make_user):
    from core.campaigns.enums import Role

    url = reverse("withdraw_consent", args=[consent.public_id])
    for user, expected in ((writer, 403), (make_user(Role.CHIEF_EDITOR, other_site), 404)):
        client.force_login(user)
        assert client.post(url).status_code in (expected, 302)
    consent.refresh_from_db()
    assert consent.withdrawn_at is None
