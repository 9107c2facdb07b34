"""The press calendar and 'in de media': what is coming as far as it may be known, and what others made of it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from icalendar import Calendar

from core.cache.moments import next_moment
from press.calendar.rules import shown_title
from press.calendar.services import secret_titles, upcoming
from press.enums import EventState, ReleaseKind
from press.models import Coverage, PressEvent
from tests.factories.press import let_out, make_release, make_room

SECRET = "Geheim Goud voor Oeverstad"


def make_event(site, **values) -> PressEvent:
    return PressEvent.objects.create(
        **{
            "site": site,
            "working_title": SECRET,
            "public_title": "Opening van de keuken",
            "starts_at": timezone.now().replace(microsecond=0) + timedelta(days=3),
            "place": "Kerkstraat 1",
            "state": EventState.CONFIRMED,
            **values,
        }
    )


def the_event(client) -> dict:
    answer = client.get("/pers/agenda.ics")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    return event


@pytest.mark.parametrize(
    ("public_title", "secrets", "shown"),
    [
        ("Opening", [], "Opening"),
        ("", [], ""),
        ("Opening", ["Goud voor de stad"], "Opening"),
        ("Uitreiking: GOUD  voor de Stad", ["Goud voor de stad"], ""),
        ("Opening", ["pen"], "Opening"),
        ("Opening", [""], "Opening"),
    ],
)
def test_title_that_gives_a_secret_release_away_is_not_shown(public_title, secrets, shown):
    assert shown_title(public_title, secrets) == shown


def test_secrets_are_drafts_and_planned_changes_but_nothing_readers_see(site, room):
    make_release(room, "Openbaar bericht", slug="a")
    make_release(room, "Concept bericht", slug="b", live=False)
    changed = make_release(room, "Oude kop", slug="c")
    changed.title = "Nieuwe kop"
    changed.save_revision()

    assert secret_titles(site) == ["Concept bericht", "Nieuwe kop"]


def test_moment_without_a_public_title_shows_only_when(client, site, room):
    make_event(site, public_title="")

    (event,) = upcoming(site)
    text = client.get(room.url).content.decode()
    assert (event.title, event.place, event.url) == ("", "", "")
    assert "Persmoment; waar het over gaat, volgt later" in text
    assert "Kerkstraat 1" not in text
    assert str(the_event(client)["SUMMARY"]) == "Persmoment"


@pytest.mark.parametrize("surface", ["/pers/", "/pers/agenda.ics"])
def test_working_title_and_title_of_a_secret_release_are_in_no_answer(client, site, room, surface):
    release = make_release(room, SECRET, slug="geheim", live=False)
    make_event(site, public_title=f"Uitreiking {SECRET}", release=release)

    answer = client.get(surface).content.decode()

    assert SECRET not in answer
    assert "/geheim/" not in answer


def test_release_is_linked_once_it_is_public(client, site, room):
    release = make_release(room, "Keuken open", live=False)
    make_event(site, release=release)
    assert release.slug not in client.get(room.url).content.decode()

    let_out(release)

    assert f'href="{release.full_url}">Opening van de keuken</a>' in client.get(room.url).content.decode()
    assert str(the_event(client)["URL"]) == release.full_url


@pytest.mark.parametrize(
    ("state", "status", "word"),
    [
        (EventState.PROVISIONAL, "TENTATIVE", "voorlopig"),
        (EventState.CONFIRMED, "CONFIRMED", None),
        (EventState.CANCELLED, "CANCELLED", "afgelast"),
    ],
)
def test_state_is_said_on_the_page_and_in_the_file(client, site, room, state, status, word):
    make_event(site, state=state)

    assert str(the_event(client)["STATUS"]) == status
    shown = [label for label in ("voorlopig", "afgelast") if f">{label}<" in client.get(room.url).content.decode()]
    assert shown == ([word] if word else [])


def test_uid_stays_and_sequence_grows_with_what_was_announced_only(client, site, room):
    event = make_event(site)
    first = the_event(client)
    event.working_title = "Anders"
    event.save()
    assert (int(the_event(client)["SEQUENCE"]), int(first["SEQUENCE"])) == (0, 0)

    event.starts_at += timedelta(hours=1)
    event.save()
    event.state = EventState.CANCELLED
    event.save()

    last = the_event(client)
    assert (str(last["UID"]), int(last["SEQUENCE"])) == (str(first["UID"]), 2)


def test_file_has_dutch_hours_with_their_time_zone(client, site, room):
    start = datetime(timezone.now().year + 1, 7, 1, 8, 0, tzinfo=UTC)
    make_event(site, starts_at=start, ends_at=start + timedelta(hours=1))

    data = client.get("/pers/agenda.ics").content.decode()

    assert f"DTSTART;TZID=Europe/Amsterdam:{start.year}0701T100000" in data
    assert f"DTEND;TZID=Europe/Amsterdam:{start.year}0701T110000" in data
    assert "BEGIN:VTIMEZONE" in data
    assert "\r\n" in data


def test_moment_leaves_the_page_when_it_is_over_and_stays_two_months_in_the_file(client, site, room):
    now = timezone.now()
    make_event(site, starts_at=now - timedelta(hours=3))
    assert upcoming(site) == []
    assert str(the_event(client)["SUMMARY"]) == "Opening van de keuken"

    PressEvent.objects.update(starts_at=now - timedelta(days=61))
    assert Calendar.from_ical(client.get("/pers/agenda.ics").content).walk("VEVENT") == []


def test_kept_page_ends_with_the_moment(site, room):
    now = timezone.now()
    event = make_event(site, starts_at=now - timedelta(minutes=119, seconds=59))

    assert next_moment(site, now) == event.starts_at + timedelta(hours=2)


def test_moment_that_is_not_on_the_site_or_of_another_campaign_is_nowhere(client, site, other_site, room):
    make_event(site, is_on_site=False)
    make_event(other_site)

    assert upcoming(site) == []
    assert Calendar.from_ical(client.get("/pers/agenda.ics").content).walk("VEVENT") == []


def test_calendar_is_404_where_no_public_press_room_is(client, site, room):
    assert client.get("/agenda.ics").status_code == 404
    room.unpublish()
    assert client.get("/pers/agenda.ics").status_code == 404


def test_invitation_goes_into_a_calendar(client, site, room):
    start = datetime(2027, 7, 1, 8, 0, tzinfo=UTC)
    values = {"event_starts_at": start, "event_place": "Kerkstraat 1", "event_programme": "10.15 uur: taart"}
    page = make_release(room, "Kom kijken", kind=ReleaseKind.INVITATION, **values)
    text = client.get(page.url).content.decode()
    address = reverse("press:invitation", args=[page.pk])

    assert f'href="{address}"' in text
    assert "donderdag 1 juli 2027, 10.00 uur" in strip_tags(text)
    assert "10.15 uur: taart" in text
    (event,) = Calendar.from_ical(client.get(address).content).walk("VEVENT")
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == ("Kom kijken", "Kerkstraat 1")
    page.unpublish()
    assert client.get(address).status_code == 404


def test_invitation_published_anew_has_a_higher_sequence_and_the_same_uid(client, room):
    start = datetime(2027, 7, 1, 8, 0, tzinfo=UTC)
    values = {"event_starts_at": start, "event_place": "Kerkstraat 1", "event_programme": "10.15 uur: taart"}
    page = make_release(room, "Kom kijken", live=False, kind=ReleaseKind.INVITATION, **values)
    address = reverse("press:invitation", args=[page.pk])
    found = []
    for moment in ("2027-06-01 10:00", "2027-06-02 10:00"):
        with time_machine.travel(datetime.fromisoformat(moment).replace(tzinfo=UTC), tick=False):
            let_out(page, f"Op {moment} anders.")
            (event,) = Calendar.from_ical(client.get(address).content).walk("VEVENT")
            found.append((str(event["UID"]), int(event["SEQUENCE"])))

    assert found[0][0] == found[1][0]
    assert [sequence for _uid, sequence in found] == [0, 24 * 60]


def test_ordinary_release_has_no_calendar_file(client, room):
    assert client.get(reverse("press:invitation", args=[make_release(room).pk])).status_code == 404


@pytest.mark.whole
def test_coverage_stands_with_its_release_and_in_the_room(client, site, other_site, room):
    release, other = make_release(room), make_release(room, "Ander", slug="ander")
    piece = {"site": site, "outlet": "De Oeverbode", "title": "Keuken vol", "url": "https://oeverbode.example/1"}
    Coverage.objects.create(**piece, release=release)
    Coverage.objects.create(**{**piece, "site": other_site, "title": "Van elders"})

    link = '<a href="https://oeverbode.example/1" rel="external">Keuken vol</a>'
    assert link in client.get(release.url).content.decode()
    assert link in client.get(room.url).content.decode()
    assert link not in client.get(other.url).content.decode()
    assert "Van elders" not in client.get(room.url).content.decode()


@pytest.mark.parametrize("model", ["coverage", "pressevent"])
def test_form_offers_only_releases_of_the_own_campaign(client, room, other_site, editor, model):
    own = make_release(room)
    make_release(make_room(other_site.root_page.specific), "Vreemd", slug="vreemd")
    client.force_login(editor)

    form = client.get(f"/admin/press/{model}/create/").context["form"]

    assert list(form.fields["release"].queryset) == [own]


def test_writer_has_no_press_desk(client, site, writer):
    client.force_login(writer)

    for model in ("dutyhours", "dutyclosure", "pressevent", "coverage"):
        assert client.get(f"/admin/press/{model}/").status_code == 302
