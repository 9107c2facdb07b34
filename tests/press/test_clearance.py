"""From draft to public: four eyes, a time, a note for each change, and never too early."""

import re
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules
from wagtail.models import Site

from core.audit.models import AuditEvent
from core.campaigns.enums import Role
from core.clock.alarms import alarms
from core.clock.publishing import publish_due
from core.clock.punctual import Appointment, PunctualThread
from core.outbox.models import OutboxMail
from core.pages.gate import PublishRefused
from press.clearance import services
from press.clearance.after_opening import look_at_opened, next_look
from press.clearance.probe import probe
from press.clearance.services import NotAllowed, standing
from press.enums import ReleaseState
from press.jobs import check_what_is_closed
from press.models import (
    Clearance,
    DownloadCount,
    EmbargoReader,
    PressReleasePage,
    PressRoomPage,
    PressSettings,
    ReleaseVersion,
    editorial_digest,
)
from press.services import kit_for
from tests.conftest import PASSWORD
from tests.factories.core import make_document, make_image
from tests.factories.press import let_out, make_release

ATOM = "{http://www.w3.org/2005/Atom}"

TITLE = "Geheime-kop van het gemeentehuis"
REASON = "De winnaars horen het zelf pas vrijdag."


@pytest.fixture(scope="module")
def draft_of_file(for_this_file, room_of_file) -> int:
    """A draft with a picture."""

    def make(site: Site) -> int:
        room, picture = PressRoomPage.objects.get(pk=room_of_file), make_image(site, title="Geheim beeld")
        return make_release(room, TITLE, picture, live=False, lead="Geheime-lead over de prijs van dit jaar.").pk

    return for_this_file(make)


@pytest.fixture
def release(draft_of_file, site) -> PressReleasePage:
    return PressReleasePage.objects.get(pk=draft_of_file)


def approved(release: PressReleasePage) -> PressReleasePage:
    services.approve(release, name="Dirk Directeur")
    return release


def under_embargo(release: PressReleasePage, hours: float = 2) -> PressReleasePage:
    services.plan(approved(release), timezone.now() + timedelta(hours=hours), None, reason=REASON)
    return release


def state(release: PressReleasePage) -> ReleaseState:
    return standing(release).state


def change(release: PressReleasePage, **fields) -> PressReleasePage:
    """A new draft, as an editor saves one."""
    page = services.draft_of(release)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision()
    return PressReleasePage.objects.get(pk=release.pk)


# -- four eyes ---------------------------------------------------------------------------------------


def test_text_that_nobody_approved_is_refused_by_every_way_out(release, chief_editor):
    with pytest.raises(PublishRefused, match="nog niet goedgekeurd"):
        release.get_latest_revision().publish(user=chief_editor)
    release.live = True
    with pytest.raises(PublishRefused):
        release.save()
    assert PressReleasePage.objects.public().count() == 0


def test_writer_cannot_approve_and_a_colleague_can(release, editor, chief_editor, administrator):
    release.save_revision(user=chief_editor)
    with pytest.raises(NotAllowed, match="Je schreef aan deze tekst"):
        services.approve(release, chief_editor)
    with pytest.raises(NotAllowed, match="geen persberichten goedkeuren"):
        services.approve(release, editor)

    services.approve(release, administrator)
    assert state(release) == ReleaseState.APPROVED
    assert AuditEvent.objects.filter(action="release.approve", actor=administrator).exists()


def test_nobody_approves_what_was_typed_while_they_read(release, administrator):
    read = standing(release).digest
    change(release, lead="Iets anders dan er stond.")
    with pytest.raises(NotAllowed, match="De tekst is intussen veranderd"):
        services.approve(release, administrator, seen=read)
    assert state(release) == ReleaseState.CONCEPT

    services.approve(release, administrator, seen=standing(release).digest)
    assert state(release) == ReleaseState.APPROVED


def test_one_person_office_approves_itself_and_that_is_noted(release, site, chief_editor):
    release.save_revision(user=chief_editor)
    PressSettings.objects.create(site=site, needs_two_people=False)
    services.approve(release, chief_editor)

    assert state(release) == ReleaseState.APPROVED
    assert AuditEvent.objects.get(action="press.settings").detail == {"needs_two_people": False}


def test_change_after_approval_needs_approval_anew(release):
    approved(release)
    change(release, lead="Een andere lead.")

    assert state(release) == ReleaseState.CONCEPT
    with pytest.raises(PublishRefused):
        PressReleasePage.objects.get().get_latest_revision().publish()


def test_approved_text_goes_out_and_not_what_was_typed_since(release):
    under_embargo(release, 1)
    change(release, title="Nog niet goedgekeurde kop")

    with time_machine.travel(timezone.now() + timedelta(hours=1, seconds=1)):
        assert services.open_due() == 1
    assert PressReleasePage.objects.public().get().title == TITLE


def test_incomplete_text_cannot_be_approved(room):
    bare = room.add_child(instance=PressReleasePage(title="Kaal", place="X", lead="Y", live=False))
    bare.save_revision()
    with pytest.raises(NotAllowed, match="die een journalist kan bellen"):
        services.approve(bare, name="Dirk")


def test_saving_without_a_change_keeps_the_digest(release):
    before = editorial_digest(services.draft_of(release))
    change(release)
    assert editorial_digest(services.draft_of(release)) == before


@pytest.mark.parametrize("field", ["title", "lead", "place", "note_to_editors", "short_60", "slug"])
def test_digest_changes_with_every_text(release, field):
    before = editorial_digest(services.draft_of(release))
    change(release, **{field: "anders"})
    assert editorial_digest(services.draft_of(release)) != before


# -- the director's phone ----------------------------------------------------------------------------


def link_in_mail(client: Client) -> str:
    body = OutboxMail.objects.latest("pk").body
    return next(word for word in body.split() if "/vrijgeven/" in word or "/embargo/" in word).split("testserver")[1]


def test_director_reads_and_approves_by_link_without_an_account(client, release, editor):
    services.ask_director(release, "directeur@proefstad.example", "Dirk", editor)
    address = link_in_mail(client)
    page = client.get(address)
    assert TITLE in page.content.decode()
    assert (page["Cache-Control"], page["X-Robots-Tag"]) == ("private, no-store", "noindex, nofollow")
    assert state(release) == ReleaseState.SUBMITTED

    client.post(address, {"name": "Dirk Directeur", "approve": "1"})
    assert state(release) == ReleaseState.APPROVED
    assert release.clearance.approver_name == "Dirk Directeur"
    assert client.get(address).status_code == 404
    assert not page.cookies


def test_director_sends_back_with_a_remark(client, release, editor):
    services.ask_director(release, "directeur@proefstad.example", "Dirk", editor)
    address = link_in_mail(client)
    refused = client.post(address, {"name": "Dirk", "send_back": "1"})
    assert (refused.status_code, 'href="#id_remark"' in refused.content.decode()) == (422, True)

    client.post(address, {"name": "Dirk", "send_back": "1", "remark": "Het bedrag klopt niet."})
    assert state(release) == ReleaseState.CONCEPT
    assert "Het bedrag klopt niet." in OutboxMail.objects.get(to=editor.email).body


def test_link_of_the_director_is_for_the_text_that_was_sent(client, release, editor):
    services.ask_director(release, "directeur@proefstad.example", "Dirk", editor)
    address = link_in_mail(client)
    change(release, title="Andere geheime-kop")

    answer = client.post(address, {"name": "Dirk", "approve": "1"})
    assert (answer.status_code, state(release)) == (409, ReleaseState.CONCEPT)
    assert "geheime-kop" not in answer.content.decode().lower()


@pytest.mark.parametrize("start", ["vrijgeven", "embargo"])
def test_wrong_link_tells_nothing(client, release, start):
    assert client.get(f"/{start}/verzonnen/").status_code == 404


def test_form_from_another_site_is_not_taken(client, release, editor):
    services.ask_director(release, "directeur@proefstad.example", "Dirk", editor)
    client.post(link_in_mail(client), {"name": "Dirk", "approve": "1"}, headers={"Origin": "https://kwaad.example"})
    assert state(release) == ReleaseState.SUBMITTED


# -- time --------------------------------------------------------------------------------------------


def test_embargo_needs_reason_future_and_a_second_yes_beyond_three_days(release):
    approved(release)
    now = timezone.now()
    for opens_at, reason, words in [
        (now + timedelta(days=4), REASON, "langer dan drie dagen"),
        (now - timedelta(minutes=1), REASON, "voorbij"),
    ]:
        with pytest.raises(NotAllowed, match=words):
            services.plan(release, opens_at, None, reason=reason)
    services.plan(release, now + timedelta(days=4), None, reason=REASON, sure=True)
    assert state(release) == ReleaseState.EMBARGOED


def test_text_that_is_not_approved_gets_no_time(release):
    with pytest.raises(NotAllowed):
        services.plan(release, timezone.now() + timedelta(hours=1), None)


def test_release_opens_at_its_time_once_and_writes_down_how_late(release):
    under_embargo(release, 1)
    opens_at = release.clearance.opens_at
    assert services.open_due(opens_at - timedelta(milliseconds=1)) == 0

    with time_machine.travel(opens_at + timedelta(milliseconds=400), tick=False):
        assert (services.open_due(), services.open_due()) == (1, 0)
    clearance = Clearance.objects.get()
    assert clearance.late_by_ms == 400
    assert PressReleasePage.objects.public().count() == 1
    assert ReleaseVersion.objects.count() == 1


def test_release_is_looked_at_five_seconds_after_it_opened(release, site):
    services.open_now(approved(release), None)
    opened_at = Clearance.objects.get().opened_at
    assert next_look(timezone.now()) == opened_at + timedelta(seconds=5)
    assert look_at_opened(opened_at + timedelta(seconds=4)) == 0

    assert look_at_opened(opened_at + timedelta(seconds=5)) == 1

    assert (Clearance.objects.get().not_seen_at, next_look(timezone.now()), alarms(site)) == ([], None, {})


def test_look_after_the_opening_asks_for_the_kit_and_counts_as_no_download(
    release, site, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        services.open_now(approved(release), None)
    kit = kit_for(release)
    (Path(settings.MEDIA_ROOT) / kit.file.name).unlink()

    look_at_opened(timezone.now() + timedelta(seconds=5))

    assert Clearance.objects.get().not_seen_at == [f"/persmap/{release.pk}/{kit.filename}"]
    assert DownloadCount.objects.count() == 0


@pytest.mark.whole
def test_look_after_the_opening_of_a_whole_release_counts_as_no_download(
    release, site, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        services.open_now(approved(release), None)
    look_at_opened(timezone.now() + timedelta(seconds=5))

    assert (Clearance.objects.get().not_seen_at, DownloadCount.objects.count()) == ([], 0)


def test_release_that_opened_and_cannot_be_read_rings(release, site):
    services.open_now(approved(release), None)
    release.get_parent().view_restrictions.create(restriction_type="login")

    look_at_opened(timezone.now() + timedelta(seconds=5))

    assert alarms(site)["opened"][0].startswith(f"‘{TITLE}’ is openbaar, maar was niet te lezen op: /pers/")


def test_time_of_wagtails_own_schedule_opens_nothing_early(release, chief_editor):
    under_embargo(release, 2)
    now = timezone.now()
    page = services.draft_of(release)
    page.go_live_at = now + timedelta(minutes=1)
    page.save_revision(user=chief_editor).publish(user=chief_editor)

    with time_machine.travel(now + timedelta(minutes=2)):
        assert publish_due(timezone.now()) == 0
    assert release.is_public() is False
    assert AuditEvent.objects.filter(action="page.publish_refused").exists()


@pytest.mark.whole
def test_editor_without_the_right_to_publish_cannot_move_the_time(client, release, editor):
    under_embargo(release, 2)
    opens_at = release.clearance.opens_at
    client.login(username=editor.email, password=PASSWORD)
    screen = services.screen_of(release)
    for deed in ("plan", "embargo", "open", "unplan", "withdraw"):
        client.post(screen, {"do": deed, "day": "2026-01-01", "time": "10:00", "reason": "x", "notice": "x"})
    client.post(f"/admin/bulk/wagtailcore/page/publish/?id={release.pk}", {})

    clearance = Clearance.objects.get()
    assert (clearance.opens_at, clearance.withdrawn_at, release.is_public()) == (opens_at, None, False)


def test_release_that_may_not_open_stays_closed_and_raises_the_alarm(client, release, site, administrator):
    under_embargo(release, 1)
    release.get_latest_revision_as_object().photos.first().image.delete()
    image = make_image(site, caption="")
    page = PressReleasePage.objects.get()
    revision = release.clearance.approved_revision
    revision.content["photos"] = [{"pk": None, "sort_order": 0, "release": page.pk, "image": image.pk, "caption": ""}]
    revision.save()
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert services.open_due() == 0
        assert page.is_public() is False
        assert "had openbaar moeten zijn" in alarms(site)["releases"][0]
        assert client.get("/readyz").json()["alarms"] == ["releases"]
        client.login(username=administrator.email, password=PASSWORD)
        assert "had openbaar moeten zijn" in client.get("/admin/").content.decode()


def test_look_ahead_waits_to_the_second_and_opens(release):
    autodiscover_modules("punctual")
    thread = PunctualThread(threading.Event())
    approved(release)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        services.plan(release, timezone.now() + timedelta(seconds=0.4), None)
        assert thread.look(timezone.now()) == 0.4
        assert release.is_public() is False

        clock.shift(timedelta(seconds=0.4))
        thread.look(timezone.now())
    assert release.is_public() is True
    assert Clearance.objects.get().late_by_ms == 0


def test_look_goes_on_after_a_failure_and_leaves_what_is_far(db):
    now, seen = timezone.now(), []
    appointments = {
        "broken": Appointment(lambda at: at, lambda at: seen.append(1 / 0)),
        "due": Appointment(lambda at: at, lambda at: seen.append("due")),
        "soon": Appointment(lambda at: timezone.now() + timedelta(seconds=0.2), lambda at: seen.append("soon")),
        "far": Appointment(lambda at: now + timedelta(hours=1), lambda at: seen.append("far")),
    }
    assert 0 < PunctualThread(threading.Event(), appointments).look(now) <= 0.2
    assert seen == ["due"]


# -- closed everywhere -------------------------------------------------------------------------------


@pytest.mark.whole
@pytest.mark.parametrize("make", [approved, under_embargo])
def test_probe_finds_a_closed_release_at_no_address(release, room, site, make):
    make(release)
    release.attachments.create(document=make_document(site))
    findings = probe(release)

    assert [finding for finding in findings if not finding.ok] == []
    asked = {finding.address for finding in findings}
    assert {
        f"/persmap/{release.pk}/tekst/persbericht.pdf",
        f"/persmap/{release.pk}/tekst/kort-60-woorden.txt",
        "/persmap/beeld/",
        f"/persmap/beeld/keuze.zip?foto={release.photos.get().pk}",
    } <= asked
    assert Clearance.objects.get().probe[0]["ok"] is True


@pytest.mark.whole
def test_probe_finds_a_public_text_and_the_command_fails(client, home, release, capsys):
    approved(release)
    home.search_description = TITLE
    home.save_revision().publish()

    with pytest.raises(CommandError, match="give the release away"):
        call_command("probe_embargo", release.slug)
    assert "LEK" in capsys.readouterr().out
    assert next(finding["what"] for finding in Clearance.objects.get().probe if not finding["ok"]) == "de voorpagina"


@pytest.mark.whole
def test_release_that_waits_is_checked_by_itself_and_a_leak_rings(site, home, release):
    under_embargo(release, 2)
    now = timezone.now()
    check_what_is_closed(now)
    assert Clearance.objects.get().probed_at is not None
    assert services.to_check(now) == []
    assert [one.release_id for one in services.to_check(now + timedelta(hours=1, minutes=58))] == [release.pk]
    assert alarms(site) == {}

    home.search_description = TITLE
    home.save_revision().publish()
    check_what_is_closed(now + timedelta(hours=1, minutes=59))
    assert "is vóór zijn tijd te lezen" in alarms(site)["embargo"][0]


@pytest.mark.whole
def test_planned_change_of_a_public_release_shows_nowhere_before_its_time(client, room):
    release = make_release(room, "Openbaar bericht over de prijs")
    services.announce_correction(release, "Het bedrag was € 5.000.", None)
    change(release, title="Geheime nieuwe kop van het bericht", lead="Geheime nieuwe lead.")
    under_embargo(release, 2)

    for address in ("/", room.url, release.url, f"{room.url}feed/atom.xml", "/zoeken/?q=kop", "/sitemap.xml"):
        assert "Geheime nieuwe" not in client.get(address).content.decode(), address
    assert "Openbaar bericht" in client.get(release.url).content.decode()


def test_picture_shared_with_a_public_page_stays_public_and_the_others_do_not(client, room, site):
    shared, alone = make_image(site, title="Gedeeld"), make_image(site, title="Alleen")
    make_release(room, "Openbaar", shared)
    hidden = make_release(room, "Dicht", shared, alone, live=False, slug="dicht")
    addresses = {image.title: image.get_rendition("width-20").url for image in (shared, alone)}
    assert [client.get(address).status_code for address in addresses.values()] == [200, 404]

    let_out(hidden)
    assert client.get(addresses["Alleen"]).status_code == 200
    services.withdraw(hidden, "Het bericht klopte niet.", None)
    assert [client.get(address).status_code for address in addresses.values()] == [200, 404]


# -- embargo readers ---------------------------------------------------------------------------------


def invite(release: PressReleasePage) -> EmbargoReader:
    return services.invite(release, name="Jo Pers", outlet="De Krant", email="jo@krant.example", by=None)


def test_reader_sees_terms_first_and_the_text_after_agreeing(client, release):
    invite(under_embargo(release))
    address = link_in_mail(client)
    before = client.get(address)
    assert REASON in before.content.decode()
    assert "eheime-" not in before.content.decode()
    assert client.get(f"{address}persmap.zip").status_code == 404

    refused = client.post(address, {"name": "", "outlet": "De Krant"})
    assert (refused.status_code, 'href="#id_name"' in refused.content.decode()) == (422, True)

    client.post(address, {"name": "Jo Pers", "outlet": "De Krant"})
    page = client.get(address)
    assert TITLE in page.content.decode()
    assert (page["Cache-Control"], page["X-Robots-Tag"]) == ("private, no-store", "noindex, nofollow")
    reader = EmbargoReader.objects.get()
    assert (reader.agreed_name, reader.agreed_outlet, reader.agreed_at is not None) == ("Jo Pers", "De Krant", True)
    assert client.get(f"{address}foto/1.jpg")["Content-Type"] == "image/jpeg"
    assert client.get(f"{address}foto/2.jpg").status_code == 404


def test_reader_gets_a_photo_that_was_added_in_a_draft(client, release, site):
    draft = services.draft_of(release)
    draft.photos.create(image=make_image(site, title="Later erbij"))
    draft.save_revision()
    reader = invite(under_embargo(PressReleasePage.objects.get(pk=release.pk)))
    services.agree(reader, name="Jo", outlet="De Krant")
    address = link_in_mail(client)

    assert f"{address}foto/2.jpg" in client.get(address).content.decode()
    assert client.get(f"{address}foto/2.jpg")["Content-Type"] == "image/jpeg"


def test_reader_goes_to_the_public_address_after_the_time(client, release):
    invite(under_embargo(release))
    address = link_in_mail(client)
    services.open_now(release, None)

    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (301, release.full_url)


def test_revoked_link_tells_nothing(client, release):
    reader = invite(under_embargo(release))
    address = link_in_mail(client)
    services.revoke_reader(reader, None)
    assert client.get(address).status_code == 404


def test_embargo_that_lapsed_is_public_at_once_and_who_agreed_is_mailed_once(client, release):
    agreed = invite(under_embargo(release))
    services.agree(agreed, name="Jo", outlet="De Krant")
    services.invite(release, name="Nee", outlet="", email="nee@krant.example", by=None)
    services.open_now(release, None)
    services.open_now(release, None)

    assert release.is_public() is True
    told = OutboxMail.objects.filter(key__startswith="embargo-lapsed")
    assert [one.to for one in told] == ["jo@krant.example"]


def test_readers_are_forgotten_ninety_days_after_opening(release):
    agreed = invite(under_embargo(release))
    services.agree(agreed, name="Jo", outlet="De Krant")
    services.open_now(release, None)
    now = timezone.now()
    assert services.forget_readers(now + timedelta(days=89)) == 0
    assert services.forget_readers(now + timedelta(days=91)) == 1

    reader = EmbargoReader.objects.get()
    assert (reader.name, reader.agreed_name, "krant" in reader.email) == ("", "", False)
    assert reader.agreed_at is not None


def test_only_a_release_under_embargo_has_readers(release):
    with pytest.raises(NotAllowed):
        invite(approved(release))
    assert mail.outbox == []


# -- versions ----------------------------------------------------------------------------------------


def test_correction_needs_a_note_that_stays_with_its_version(client, room):
    release = make_release(room, "Prijs voor de keuken")
    change(release, lead="Het bedrag is € 5.000.")
    services.approve(release, name="Dirk")
    with pytest.raises(NotAllowed, match="Zeg bij"):
        services.open_now(release, None)

    services.announce_correction(release, "Het bedrag was € 5.000, niet € 50.000.", None)
    services.open_now(release, None)

    notes = list(ReleaseVersion.objects.order_by("number").values_list("number", "note"))
    assert notes == [(1, ""), (2, "Het bedrag was € 5.000, niet € 50.000.")]
    assert "Het bedrag was € 5.000, niet € 50.000." in client.get(release.url).content.decode()


def test_same_text_published_again_is_no_new_version(room):
    release = make_release(room)
    services.open_now(release, None)
    assert ReleaseVersion.objects.count() == 1


def test_withdrawn_release_answers_410_with_the_sentence_and_stays_in_the_feed(client, room):
    release = make_release(room, "Verkeerd bericht over de prijs")
    services.withdraw(release, "De prijs gaat niet door.", None)

    answer = client.get(release.url)
    assert answer.status_code == 410
    assert "De prijs gaat niet door." in answer.content.decode()
    feed = client.get(f"{room.url}feed/atom.xml").content.decode()
    assert "Ingetrokken: Verkeerd bericht over de prijs" in feed
    assert "Verkeerd bericht" not in client.get(room.url).content.decode()
    with pytest.raises(PublishRefused, match="ingetrokken"):
        release.get_latest_revision().publish()


def entry_of(client, room) -> list[str]:
    """Identity, title and last change of the one entry of the feed."""
    feed = ElementTree.fromstring(client.get(f"{room.url}feed/atom.xml").content)
    [entry] = feed.findall(f"{ATOM}entry")
    assert feed.find(f"{ATOM}updated").text == entry.find(f"{ATOM}updated").text
    return [entry.find(f"{ATOM}{name}").text for name in ("id", "title", "updated")]


def test_feed_says_when_a_release_was_corrected_and_taken_back_under_one_identity(client, room):
    with time_machine.travel(datetime(2026, 12, 1, 9, 0, tzinfo=UTC), tick=False):
        release = make_release(room, "Prijs voor de keuken")
    first = entry_of(client, room)
    with time_machine.travel(datetime(2026, 12, 2, 9, 0, tzinfo=UTC), tick=False):
        release.lead = "Het bedrag was € 5.000."
        let_out(release)
    second = entry_of(client, room)
    with time_machine.travel(datetime(2026, 12, 3, 9, 0, tzinfo=UTC), tick=False):
        services.withdraw(release, "De prijs gaat niet door.", None)
    last = entry_of(client, room)

    assert first[0] == second[0] == last[0]
    assert [one[1] for one in (first, second, last)] == ["Prijs voor de keuken"] * 2 + [
        "Ingetrokken: Prijs voor de keuken"
    ]
    assert [one[2][:10] for one in (first, second, last)] == ["2026-12-01", "2026-12-02", "2026-12-03"]


def test_release_that_was_never_public_leaves_no_trace_when_withdrawn(client, room, release):
    services.withdraw(approved(release), "Toch niet.", None)
    assert "eheime-" not in client.get(f"{room.url}feed/atom.xml").content.decode()


# -- the screen --------------------------------------------------------------------------------------


@pytest.mark.whole
def test_screen_leads_from_draft_to_public(client, release, editor, chief_editor, site):
    release.save_revision(user=editor)
    screen = services.screen_of(release)
    client.login(username=editor.email, password=PASSWORD)
    assert "Vraag om goedkeuring" in client.get(screen).content.decode()
    client.post(screen, {"do": "submit"})
    assert state(release) == ReleaseState.SUBMITTED

    client.login(username=chief_editor.email, password=PASSWORD)
    assert TITLE in client.get("/admin/").content.decode()
    seen = re.search(r'name="seen" value="(\w{64})"', client.get(screen).content.decode())[1]
    change(release, lead="Intussen anders.")
    refused = client.post(screen, {"do": "approve", "seen": seen}).content.decode()
    assert ("Lees hem opnieuw" in refused, state(release)) == (True, ReleaseState.CONCEPT)
    seen = re.search(r'name="seen" value="(\w{64})"', refused)[1]
    client.post(screen, {"do": "approve", "seen": seen})
    when = timezone.localtime() + timedelta(days=1)
    data = {"do": "embargo", "day": f"{when:%Y-%m-%d}", "time": f"{when:%H:%M}"}
    assert 'class="error-message"' in client.post(screen, data).content.decode()
    client.post(screen, {**data, "reason": REASON})
    assert state(release) == ReleaseState.EMBARGOED
    client.post(screen, {"do": "invite", "name": "Jo", "email": "jo@krant.example"})
    assert "Jo" in client.get(screen).content.decode()
    client.post(screen, {"do": "revoke", "reader": str(EmbargoReader.objects.get().public_id)})
    assert EmbargoReader.objects.get().revoked_at is not None
    client.post(screen, {"do": "open"})
    assert state(release) == ReleaseState.PUBLIC


def test_screen_of_another_campaign_is_404(client, other_site, release, make_user):
    stranger = make_user(Role.ADMINISTRATOR, other_site)
    client.login(username=stranger.email, password=PASSWORD)
    assert client.get(services.screen_of(release)).status_code == 404
