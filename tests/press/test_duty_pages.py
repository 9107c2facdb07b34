"""The roster on the pages: who answers now, never a dead number; card and QR code of who may be known."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
import vobject
from django.urls import reverse

from core.cache import middleware
from core.cache.moments import next_moment
from core.cache.store import PageStore
from core.campaigns.models import CampaignSettings
from press import duty
from press.models import DutyClosure, DutyHours, PressRoomContact
from tests.factories.core import make_person
from tests.factories.press import make_release, make_room

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
TUESDAY_EVENING = datetime(2026, 11, 24, 20, 0, tzinfo=AMSTERDAM)
TUESDAY_NIGHT = datetime(2026, 11, 24, 21, 0, tzinfo=AMSTERDAM)


@pytest.fixture
def noor(site):
    return make_person(
        site,
        name="Noor Dijkgraaf",
        phone="06-00000010",
        show_phone=True,
        email="pers@proefstad.example",
        show_email=True,
    )


@pytest.fixture
def roster(site, noor) -> list[DutyHours]:
    return [
        DutyHours.objects.create(site=site, person=noor, shown_name="Noor", weekday=day, starts=time(9), ends=time(21))
        for day in range(5)
    ]


@pytest.fixture
def room(home, noor):
    return make_room(home, contacts=[PressRoomContact(person=noor)])


@pytest.fixture
def release(room, noor):
    return make_release(room, person=noor)


@pytest.mark.parametrize("place", ["room", "release"])
def test_page_says_who_answers_now(client, roster, room, release, place):
    page = {"room": room, "release": release}[place]
    with time_machine.travel(TUESDAY_EVENING, tick=False):
        text = client.get(page.url).content.decode()

    assert '<a class="button" href="tel:0600000010">Bel Noor, bereikbaar tot 21.00 uur</a>' in text
    assert text.index("Bel Noor") < text.index("<h2")


@pytest.mark.parametrize("place", ["room", "release"])
def test_outside_hours_there_is_no_number_but_the_next_time_and_a_mail(client, roster, room, release, place):
    page = {"room": room, "release": release}[place]
    with time_machine.travel(TUESDAY_NIGHT, tick=False):
        text = client.get(page.url).content.decode()

    assert "Morgen vanaf 09.00 uur bereikbaar" in text
    assert '<a class="button" href="mailto:pers@proefstad.example">Mail het perscontact</a>' in text
    assert "tel:" not in text
    assert "06-00000010" not in text


def test_release_names_its_own_contact_when_two_are_on_duty(client, site, roster, room):
    timo = make_person(site, name="Timo Aydin", phone="06-00000011", show_phone=True)
    DutyHours.objects.create(site=site, person=timo, shown_name="Timo", weekday=1, starts=time(9), ends=time(22))
    page = make_release(room, person=timo)
    with time_machine.travel(TUESDAY_EVENING, tick=False):
        text = client.get(page.url).content.decode()

    assert "Bel Timo, bereikbaar tot 22.00 uur" in text
    assert "Bel Noor" not in text


def test_without_a_roster_the_contacts_can_be_called_and_nothing_is_promised(client, release):
    text = client.get(release.url).content.decode()

    assert '<a class="button" href="tel:0600000010">Bel Noor Dijkgraaf</a>' in text
    assert "bereikbaar" not in text


def test_who_shows_no_number_is_never_on_duty(site, noor, roster):
    noor.show_phone = False
    noor.save()

    assert duty.reachable(site, TUESDAY_EVENING).is_known is False


def test_roster_of_another_campaign_counts_for_nothing(site, other_site, roster):
    assert duty.reachable(other_site, TUESDAY_EVENING).is_known is False


def test_closed_days_are_in_the_answer(site, roster):
    DutyClosure.objects.create(site=site, label="Reces", first_day=date(2026, 11, 24), last_day=date(2026, 11, 25))

    assert duty.reachable(site, TUESDAY_EVENING).next_at == datetime(2026, 11, 26, 9, tzinfo=AMSTERDAM)


def test_kept_page_ends_with_the_shift(client, site, roster, room, settings):
    settings.PAGE_CACHE = True
    middleware.pages = PageStore()
    with time_machine.travel(TUESDAY_EVENING, tick=False):
        assert "Bel Noor" in client.get(room.url).content.decode()
        assert duty.next_change(site, TUESDAY_EVENING) == TUESDAY_NIGHT
        assert next_moment(site, TUESDAY_EVENING) == TUESDAY_NIGHT
    with time_machine.travel(TUESDAY_NIGHT, tick=False):
        assert "Morgen vanaf 09.00 uur bereikbaar" in client.get(room.url).content.decode()


def test_changed_roster_shows_at_once_on_a_kept_page(client, site, roster, room, settings):
    settings.PAGE_CACHE = True
    middleware.pages = PageStore()
    with time_machine.travel(TUESDAY_EVENING, tick=False):
        assert "21.00 uur" in client.get(room.url).content.decode()
        hours = DutyHours.objects.get(weekday=1)
        hours.ends = time(22)
        hours.save()
        assert "22.00 uur" in client.get(room.url).content.decode()


def test_card_holds_what_may_be_shown_and_the_hours(client, site, noor, roster):
    noor.show_email = False
    noor.save()

    answer = client.get(reverse("press:contact_card", args=[noor.pk]))
    card = vobject.readOne(answer.content.decode())

    assert answer["Content-Type"] == "text/vcard; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="noor-dijkgraaf.vcf"'
    assert (card.fn.value, card.tel.value, card.note.value) == (
        "Noor Dijkgraaf",
        "06-00000010",
        "maandag t/m vrijdag 09.00–21.00 uur",
    )
    assert "email" not in card.contents


def test_qr_code_is_a_drawing_with_a_name_for_who_cannot_see_it(client, site, noor, roster, room):
    answer = client.get(reverse("press:contact_qr", args=[noor.pk]))

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml")
    assert answer.content.startswith(b"<svg") and b"xmlns" in answer.content
    with time_machine.travel(TUESDAY_EVENING, tick=False):
        assert 'alt="QR-code met de contactgegevens van Noor Dijkgraaf"' in client.get(room.url).content.decode()


@pytest.mark.parametrize("name", ["contact_card", "contact_qr"])
def test_card_of_who_is_no_press_contact_is_404(client, site, other_site, noor, name):
    samira = make_person(site, name="Samira", phone="06-1", show_phone=True)
    foreign = make_person(other_site, name="Vreemd", phone="06-2", show_phone=True)
    DutyHours.objects.create(site=other_site, person=foreign, weekday=1, starts=time(9), ends=time(21))

    for person in (samira, foreign, noor):
        assert client.get(reverse(f"press:{name}", args=[person.pk])).status_code == 404


def test_card_of_a_contact_of_a_release_goes_with_its_release(client, release, noor):
    address = reverse("press:contact_card", args=[noor.pk])
    assert client.get(address).status_code == 200

    release.get_parent().specific.contacts.all().delete()
    release.unpublish()
    assert client.get(address).status_code == 404


def test_editor_sets_the_same_hours_for_several_days(client, site, noor, editor):
    client.force_login(editor)
    data = {
        "person": noor.pk,
        "shown_name": "Noor",
        "weekday": "0",
        "starts": "09:00",
        "ends": "21:00",
        "also_on": ["1", "2"],
    }

    assert client.post("/admin/press/dutyhours/create/", data).status_code == 302

    assert list(DutyHours.objects.values_list("site", "weekday", "shown_name").order_by("weekday")) == [
        (site.pk, day, "Noor") for day in (0, 1, 2)
    ]


def test_editor_sees_and_chooses_only_her_own_campaign(client, site, other_site, noor, roster, editor):
    foreign = make_person(other_site, name="Vreemde eend")
    DutyHours.objects.create(site=other_site, person=foreign, weekday=0, starts=time(9), ends=time(10))
    client.force_login(editor)

    assert "Vreemde eend" not in client.get("/admin/press/dutyhours/").content.decode()
    data = {"person": foreign.pk, "weekday": "0", "starts": "09:00", "ends": "21:00"}
    assert client.post("/admin/press/dutyhours/create/", data).status_code == 200
    assert DutyHours.objects.for_site(site).count() == 5


def test_mail_of_the_campaign_stands_in_when_no_contact_shows_one(client, site, noor, roster, room):
    noor.show_email = False
    noor.save()
    with time_machine.travel(TUESDAY_NIGHT, tick=False):
        text = client.get(room.url).content.decode()

    assert f'href="mailto:{CampaignSettings.objects.get(site=site).contact_email}">Mail het perscontact' in text
