"""Mailing a release: plain text, personal, logged, never twice, and 'no more' by one click."""

import re
from datetime import UTC, datetime, time, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from core.campaigns.enums import Role
from core.outbox.models import OutboxMail
from core.outbox.services import send_due
from press.enums import RecipientState, ReleaseKind
from press.mailing import services as mailing
from press.models import (
    DutyHours,
    MailingRecipient,
    OptOut,
    Outlet,
    PressContact,
    PressList,
    PressReleasePage,
    PressRoomPage,
)
from tests.factories.press import make_contact, make_release, make_room


@pytest.fixture(scope="module")
def release_of_file(for_this_file) -> int:
    values = {"date": "2026-11-24", "note_to_editors": "Niet voor de krant."}
    return for_this_file(lambda site: make_release(make_room(site.root_page.specific), **values).pk)


@pytest.fixture
def release(release_of_file, site) -> PressReleasePage:
    return PressReleasePage.objects.get(pk=release_of_file)


@pytest.fixture
def room(release) -> PressRoomPage:
    return release.get_parent().specific


def states(outcome) -> list[tuple[str, str]]:
    return list(outcome.mailing.recipients.order_by("pk").values_list("contact__email", "state"))


def sent_to(email: str) -> OutboxMail:
    return OutboxMail.objects.get(to=email)


def opt_out_path(body: str) -> str:
    return re.search(r"http://testserver(/persmap/afmelden/\S+/)", body).group(1)


def test_mail_is_plain_personal_and_holds_the_text_first(site, release):
    anna = make_contact(site, salutation="Beste Anna", source="colofon van de krant.")

    mailing.send(release, [anna], by=None)

    letter = sent_to("anna@krant.example")
    body = letter.body
    assert letter.subject == "Persbericht: Goud voor de stad"
    assert body.startswith("Beste Anna,\n\nHieronder staat nieuws van Welzijn Proefstad.")
    parts = [
        "PROEFSTAD, 24 november 2026 – De prijs gaat naar de buurtkeuken.",
        "EINDE PERSBERICHT",
        "Niet voor de krant.",
        "Els Pers, sociaal werker, 06-00000001",
        f"Met foto’s: {release.full_url}",
        "omdat we uw adres hebben van: colofon van de krant.\n",
        "Geen persberichten meer? http://testserver/persmap/afmelden/",
    ]
    assert [part for part in parts if part not in body] == []
    assert sorted(parts, key=body.index) == parts
    assert "<" not in body


def test_mail_without_a_salutation_wishes_good_day(site, release):
    mailing.send(release, [make_contact(site)], by=None)

    assert sent_to("anna@krant.example").body.startswith("Goedendag,\n")


def test_mail_says_who_answers_now_and_the_hours_of_the_roster(site, release):
    person = release.contacts.get().person
    for day in range(7):
        DutyHours.objects.create(
            site=site, person=person, shown_name="Els", weekday=day, starts=time(0), ends=time(0), works_holidays=True
        )

    mailing.send(release, [make_contact(site)], by=None)

    body = sent_to("anna@krant.example").body
    assert "CONTACT\nBel Els, bereikbaar tot " in body
    assert "(maandag t/m zondag 00.00–00.00 uur)" in body


def test_mail_links_the_kit_once_there_is_one(site, room, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = make_release(room)
    mailing.send(page, [make_contact(site)], by=None)

    assert f"http://testserver/persmap/{page.pk}/persmap-" in sent_to("anna@krant.example").body


def test_invitation_says_when_and_where_before_the_text(site, room):
    start = datetime(2027, 7, 1, 8, tzinfo=UTC)
    values = {"event_starts_at": start, "event_place": "Kerkstraat 1", "event_programme": "10.15 uur: taart"}
    page = make_release(room, kind=ReleaseKind.INVITATION, **values)

    mailing.send(page, [make_contact(site)], by=None)

    letter = sent_to("anna@krant.example")
    assert letter.subject == "Persuitnodiging: Goud voor de stad"
    assert "Wanneer: donderdag 1 juli 2027, 10.00 uur\nWaar: Kerkstraat 1\n10.15 uur: taart\n" in letter.body


def test_nobody_gets_the_same_version_twice(site, release):
    anna, bram = make_contact(site), make_contact(site, email="bram@krant.example")
    mailing.send(release, [anna], by=None)

    outcome = mailing.send(release, [anna, bram], by=None)

    assert states(outcome) == [("anna@krant.example", "had_it"), ("bram@krant.example", "posted")]
    assert OutboxMail.objects.count() == 2


def test_one_address_that_fails_does_not_stop_the_rest(site, release):
    wrong, bram = make_contact(site), make_contact(site, email="bram@krant.example")
    PressContact.objects.filter(pk=wrong.pk).update(email="geen adres")
    wrong.refresh_from_db()

    outcome = mailing.send(release, [wrong, bram], by=None)

    assert states(outcome) == [("geen adres", "failed"), ("bram@krant.example", "posted")]
    assert outcome.mailing.recipients.get(state="failed").reason == "Dit is geen mailadres."
    assert outcome.counts[RecipientState.FAILED] == 1


def test_log_says_per_journalist_what_came_of_it(site, release):
    outlet = Outlet.objects.create(site=site, name="De Oeverbode")
    outcome = mailing.send(release, [make_contact(site, outlet=outlet)], by=None)
    copy = outcome.mailing.recipients.get()
    assert (copy.outlet_name, copy.delivery) == ("De Oeverbode", "wacht")

    send_due()

    copy = MailingRecipient.objects.get()
    assert (copy.delivery, len(mail.outbox)) == ("verstuurd", 1)
    assert mail.outbox[0].message().get_content_type() == "text/plain"
    assert mail.outbox[0].reply_to == ["campagne@proefstad.example"]


def test_release_that_is_not_public_is_never_mailed(site, room):
    page = make_release(room, live=False)

    with pytest.raises(mailing.NotPublic):
        mailing.send(page, [make_contact(site)], by=None)
    assert not OutboxMail.objects.exists()


# -- no more -----------------------------------------------------------------------------------------------------------


def test_opting_out_asks_first_and_does_it_by_post(client, site, release):
    anna = make_contact(site)
    mailing.send(release, [anna], by=None)
    path = opt_out_path(sent_to(anna.email).body)

    page = client.get(path)
    assert (page.status_code, page["X-Robots-Tag"]) == (200, "noindex")
    assert "no-store" in page["Cache-Control"]
    anna.refresh_from_db()
    assert anna.opted_out_at is None

    assert "Gelukt." in client.post(path).content.decode()
    anna.refresh_from_db()
    assert anna.opted_out_at is not None
    assert client.post(path).status_code == 200
    assert OptOut.objects.count() == 1


def test_wrong_link_says_where_to_mail_and_does_nothing(client, site):
    answer = client.post("/persmap/afmelden/verzonnen/")

    assert answer.status_code == 404
    assert "campagne@proefstad.example" in answer.content.decode()
    assert not OptOut.objects.exists()


def test_who_opted_out_gets_nothing_even_when_added_anew(client, site, release, editor):
    anna = make_contact(site)
    mailing.send(release, [anna], by=None)
    client.post(opt_out_path(sent_to(anna.email).body))
    anna.delete()
    again = make_contact(site)

    outcome = mailing.send(release, [again], by=None)

    assert states(outcome) == [("anna@krant.example", "opted_out")]
    assert OutboxMail.objects.count() == 1
    again.delete()
    client.force_login(editor)
    data = {
        "name": "Anna",
        "email": "Anna@krant.example",
        "source": "x",
        "ground": "interest",
        "last_checked": "2026-11-24",
    }
    answer = client.post("/admin/press/presscontact/create/", data)
    assert "Dit adres wil geen persberichten meer." in answer.content.decode()
    assert not PressContact.objects.exists()


def test_opting_out_of_one_campaign_is_not_of_another(site, other_site):
    anna = make_contact(other_site)
    OptOut.objects.create(site=site, email_hash=mailing.email_hash(site, anna.email))
    page = make_release(make_room(other_site.root_page.specific))

    assert mailing.send(page, [anna], by=None).counts[RecipientState.POSTED] == 1


def test_log_of_who_got_what_ends_after_a_year(site, release):
    outcome = mailing.send(release, [make_contact(site)], by=None)
    mailing.forget_what_ended(timezone.now() + timedelta(days=364))
    assert outcome.mailing.recipients.count() == 1

    mailing.forget_what_ended(timezone.now() + timedelta(days=366))
    assert outcome.mailing.recipients.count() == 0


# -- corrections ---------------------------------------------------------------------------------------------------------


def test_correction_goes_to_who_got_the_earlier_version(site, release):
    anna, bram = make_contact(site), make_contact(site, email="bram@krant.example")
    outcome = mailing.send(release, [anna], by=None)
    outcome.mailing.version = 1
    outcome.mailing.save()

    assert list(mailing.had_earlier_version(release, 2)) == [anna]
    assert list(mailing.had_earlier_version(release, 1)) == []
    assert bram not in mailing.had_earlier_version(release, 2)


def test_correction_says_what_changed_in_subject_and_first_line(site, release):
    letter = mailing.preview(release, make_contact(site), change="Het bedrag was € 5.000, niet € 50.000.")

    assert letter.subject == "Correctie persbericht: Goud voor de stad"
    assert "Wat er veranderde: Het bedrag was € 5.000, niet € 50.000." in letter.body.split("* * *")[0]


# -- the screen ------------------------------------------------------------------------------------------------------------


def screen(release) -> str:
    return f"/admin/pers/versturen/{release.pk}/"


def test_chief_editor_sees_who_gets_it_reads_the_mail_and_sends(client, site, release, chief_editor):
    outlet = Outlet.objects.create(site=site, name="De Oeverbode")
    anna = make_contact(site, salutation="Beste Anna", outlet=outlet)
    bram = make_contact(site, name="Bram", email="bram@krant.example", opted_out_at=timezone.now())
    kim = make_contact(site, name="Kim", email="kim@krant.example")
    chosen = PressList.objects.create(site=site, name="Lijst")
    chosen.contacts.set([anna, bram, kim])
    client.force_login(chief_editor)

    preview = client.post(screen(release), {"lists": [chosen.pk], "outlets": [outlet.pk], "preview": "1"})
    assert preview.context["chosen"] == ["Anna (De Oeverbode)", "Kim"]
    assert "Beste Anna," in preview.content.decode()
    assert not OutboxMail.objects.exists()

    answer = client.post(screen(release), {"lists": [chosen.pk], "send": "1"}, follow=True)
    assert set(OutboxMail.objects.values_list("to", flat=True)) == {anna.email, kim.email}
    assert "2 mails gaan binnen een minuut weg." in answer.content.decode()
    assert "De Oeverbode" in answer.content.decode()


def test_nothing_leaves_without_a_choice_or_from_a_draft(client, site, room, chief_editor):
    draft = make_release(room, live=False)
    chosen = PressList.objects.create(site=site, name="Lijst")
    chosen.contacts.add(make_contact(site))
    client.force_login(chief_editor)

    assert "Kies minstens één lijst" in client.post(screen(draft), {"send": "1"}).content.decode()
    answer = client.post(screen(draft), {"lists": [chosen.pk], "send": "1"})
    assert "Dit bericht is niet openbaar" in answer.content.decode()
    assert 'name="send"' not in answer.content.decode()
    assert not OutboxMail.objects.exists()


def test_sending_is_for_who_may_publish_in_this_campaign(client, room, other_site, release, make_user, editor, writer):
    for someone in (editor, writer):
        client.force_login(someone)
        assert client.post(screen(release), {"send": "1"}).status_code == 302
    client.force_login(make_user(Role.CHIEF_EDITOR, other_site))
    assert client.get(screen(release)).status_code == 302
    assert not OutboxMail.objects.exists()


def test_lists_of_another_campaign_cannot_be_chosen(client, site, other_site, release, chief_editor):
    foreign = PressList.objects.create(site=other_site, name="Vreemde lijst")
    foreign.contacts.add(make_contact(other_site))
    client.force_login(chief_editor)

    answer = client.post(screen(release), {"lists": [foreign.pk], "send": "1"})

    assert "Vreemde lijst" not in answer.content.decode()
    assert not OutboxMail.objects.exists()


@pytest.mark.whole
def test_public_release_has_a_button_to_mail_it_for_who_may(client, release, chief_editor, editor):
    client.force_login(chief_editor)
    assert screen(release) in client.get(f"/admin/pages/{release.pk}/edit/").content.decode()
    client.force_login(editor)
    assert screen(release) not in client.get(f"/admin/pages/{release.pk}/edit/").content.decode()


def test_no_journalist_is_in_any_public_answer(client, site, room, release):
    make_contact(site, name="Zeer Geheim")

    for path in ("/", room.url, release.url, "/pers/feed/feed.json", "/zoeken/?q=geheim"):
        assert "Zeer Geheim" not in client.get(path).content.decode()
