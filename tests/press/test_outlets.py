"""Media and journalists: when copy closes, why we may write, and that addresses end."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from press.mailing.services import forget_what_ended, send
from press.models import Outlet, PressContact, PressList
from press.outlets.rules import Issue, Rhythm, check_due, keep_until, next_issue
from press.outlets.services import deadlines
from press.services import contacts_to_check
from tests.factories.many import copy_of
from tests.factories.press import make_contact, make_release, make_room

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
TUESDAY, THURSDAY = 1, 3
WEEKLY = Rhythm(appears_on=THURSDAY, closes_on=TUESDAY, closes_at=time(12))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


def make_outlet(site, **values) -> Outlet:
    rhythm = {"appears_on": THURSDAY, "closes_on": TUESDAY, "closes_at": time(12)}
    return Outlet.objects.create(**{"site": site, "name": "De Oeverbode", **rhythm, **values})


# 24 November 2026 is a Tuesday.
@pytest.mark.parametrize(
    ("now", "appears", "closes"),
    [
        ("2026-11-24 11:59", date(2026, 11, 26), "2026-11-24 12:00"),
        ("2026-11-24 12:00", date(2026, 12, 3), "2026-12-01 12:00"),
        ("2026-11-26 09:00", date(2026, 12, 3), "2026-12-01 12:00"),
        ("2026-11-29 23:00", date(2026, 12, 3), "2026-12-01 12:00"),
    ],
)
def test_next_issue_is_the_first_whose_copy_is_still_open(now, appears, closes):
    assert next_issue(WEEKLY, at(now)) == Issue(appears, at(closes))


def test_copy_may_close_in_the_week_before():
    rhythm = Rhythm(appears_on=THURSDAY, closes_on=TUESDAY, closes_at=time(18), weeks_before=1)

    assert next_issue(rhythm, at("2026-11-24 17:59")) == Issue(date(2026, 12, 3), at("2026-11-24 18:00"))
    assert next_issue(rhythm, at("2026-11-24 18:00")) == Issue(date(2026, 12, 10), at("2026-12-01 18:00"))


def test_copy_may_close_on_the_day_itself():
    rhythm = Rhythm(appears_on=TUESDAY, closes_on=TUESDAY, closes_at=time(9))

    assert next_issue(rhythm, at("2026-11-24 08:00")).appears == date(2026, 11, 24)
    assert next_issue(rhythm, at("2026-11-24 09:00")).appears == date(2026, 12, 1)


def test_copy_closes_at_its_hour_after_the_clock_changed():
    # Summer time ends between these two days.
    closes = next_issue(WEEKLY, at("2026-10-24 12:00")).closes

    assert (closes - at("2026-10-27 12:00")) == timedelta(0)
    assert closes.utcoffset() == timedelta(hours=1)


def test_deadlines_are_said_soonest_first(site, other_site):
    make_outlet(site, name="Weekblad")
    make_outlet(site, name="Maandag", appears_on=4, closes_on=0)
    make_outlet(site, name="Gestopt", ended_on=date(2026, 1, 1))
    make_outlet(site, name="Omroep", appears_on=None, closes_on=None, closes_at=None)
    make_outlet(other_site, name="Elders")

    assert deadlines(site, at("2026-11-23 15:00")) == [
        "Haal je Weekblad van donderdag? Sluit morgen 12.00 uur.",
        "Haal je Maandag van vrijdag 4 december? Sluit maandag 30 november 12.00 uur.",
    ]


@pytest.mark.whole
def test_deadlines_stand_on_the_start_page_and_beside_the_release_for_who_may_see_them(
    client, site, home, editor, writer
):
    make_outlet(site)
    page = make_release(make_room(home))
    client.force_login(editor)
    for address in ("/admin/", f"/admin/pages/{page.pk}/edit/"):
        assert "Haal je De Oeverbode van" in client.get(address).content.decode()
    client.force_login(writer)
    assert "De Oeverbode" not in client.get("/admin/").content.decode()


@pytest.mark.parametrize("missing", ["appears_on", "closes_on", "closes_at"])
def test_rhythm_is_whole_or_absent(site, missing):
    outlet = make_outlet(site)
    setattr(outlet, missing, None)

    with pytest.raises(ValidationError):
        outlet.clean()
    assert outlet.rhythm is None


def test_check_is_due_after_a_year_and_an_address_ends_after_two():
    assert (check_due(date(2025, 11, 24), date(2026, 11, 24)), check_due(date(2025, 11, 25), date(2026, 11, 24))) == (
        True,
        False,
    )
    assert keep_until(date(2024, 11, 24)) == date(2026, 11, 24)


def test_address_nobody_checked_for_two_years_is_deleted(site):
    today = timezone.localdate()
    old = make_contact(site, email="oud@krant.example", last_checked=today - timedelta(days=731))
    kept = make_contact(site, email="nieuw@krant.example", last_checked=today - timedelta(days=730))

    forget_what_ended(timezone.now())

    assert list(PressContact.objects.all()) == [kept]
    assert not PressContact.objects.filter(pk=old.pk).exists()


def test_start_page_asks_to_check_addresses_of_a_year_ago(client, site, other_site, editor):
    make_contact(site, last_checked=timezone.localdate() - timedelta(days=365))
    make_contact(site, email="b@krant.example")
    make_contact(other_site, last_checked=timezone.localdate() - timedelta(days=400))
    client.force_login(editor)

    assert contacts_to_check(site) == 1
    assert "1 journalist is een jaar niet nagekeken." in client.get("/admin/").content.decode()


def test_log_lines_and_lists_of_uses_hold_no_name(site):
    assert "Anna" not in str(make_contact(site, name="Anna de Wit"))


@pytest.mark.parametrize("model", ["outlet", "presscontact", "presslist"])
def test_editor_lists_only_the_own_campaign_and_a_writer_nothing(client, site, other_site, editor, writer, model):
    for campaign, name in ((site, "Eigen"), (other_site, "Vreemd")):
        outlet = make_outlet(campaign, name=f"{name} blad")
        contact = make_contact(campaign, name=f"{name} mens", outlet=outlet, email=f"{name}@krant.example")
        PressList.objects.create(site=campaign, name=f"{name} lijst").contacts.add(contact)
    client.force_login(editor)
    text = client.get(f"/admin/press/{model}/").content.decode()

    assert "Eigen" in text
    assert "Vreemd" not in text
    client.force_login(writer)
    assert client.get(f"/admin/press/{model}/").status_code == 302


@pytest.mark.whole
def test_lists_take_the_same_number_of_queries_with_one_and_with_thirty(
    client, site, home, chief_editor, django_assert_max_num_queries
):
    release = make_release(make_room(home))
    client.force_login(chief_editor)
    outlet = make_outlet(site)
    contact = make_contact(site, outlet=outlet)
    chosen = PressList.objects.create(site=site, name="Lijst")
    chosen.contacts.add(contact)
    copy = send(release, [contact], by=None).mailing.recipients.get()
    counts = []
    for more in (0, 29):
        for number in range(more):
            twin = copy_of(contact, email=f"{number}@krant.example", outlet=copy_of(outlet, name=f"Blad {number}"))
            copy_of(chosen, name=f"Lijst {number}").contacts.add(twin)
            copy_of(copy, contact=twin, mail=copy_of(copy.mail, key=f"{number}"))
        counts.append({})
        for model in ("outlet", "presscontact", "presslist", "mailingrecipient"):
            client.get(f"/admin/press/{model}/")
            with django_assert_max_num_queries(60) as queries:
                client.get(f"/admin/press/{model}/")
            counts[-1][model] = len(queries)
    assert counts[0] == counts[1]


def test_journalists_leave_as_a_safe_spreadsheet(client, site, editor):
    make_contact(site, name="=SOM(1)", source="colofon")
    client.force_login(editor)

    text = client.get("/admin/press/presscontact/?export=csv").content.decode("utf-8-sig")

    assert text.splitlines()[0].startswith("Naam;Medium;E-mail;Telefoon;Waar het adres vandaan komt")
    assert text.splitlines()[1].startswith("'=SOM(1);")


def test_contact_is_saved_in_small_letters_once_per_campaign(client, site, editor):
    client.force_login(editor)
    data = {
        "name": "Anna",
        "email": "Anna@Krant.example",
        "source": "colofon",
        "ground": "interest",
        "last_checked": "2026-11-24",
    }

    assert client.post("/admin/press/presscontact/create/", data).status_code == 302
    assert PressContact.objects.get().email == "anna@krant.example"
    assert client.post("/admin/press/presscontact/create/", data).status_code == 200
    assert PressContact.objects.count() == 1


def test_list_takes_no_journalist_of_another_campaign(client, site, other_site, editor):
    foreign = make_contact(other_site)
    client.force_login(editor)

    assert client.post("/admin/press/presslist/create/", {"name": "Lijst", "contacts": [foreign.pk]}).status_code == 200
    assert not PressList.objects.exists()
