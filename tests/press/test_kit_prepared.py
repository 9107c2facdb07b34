"""Kits are there before their text is: made by the worker, only handed out at a request."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from press import preparing
from press.clearance import services
from press.enums import KitState
from press.jobs import keep_kits_ready
from press.models import Clearance, EmbargoReader, MediaKit, PressReleasePage, PressRoomPage
from press.releases import content_of
from press.rules import days_to_prepare
from press.services import kit_for
from tests.factories.core import make_image
from tests.factories.press import make_release
from tests.press.conftest import as_made, kept_files


@pytest.fixture(autouse=True, scope="module")
def noon() -> Iterator[None]:
    """Late in the day a kit is made for tomorrow too; these tests tell of the hours before."""
    with time_machine.travel(timezone.localtime().replace(hour=12)):
        yield


@pytest.fixture
def run(django_capture_on_commit_callbacks):
    """Run what waits for the commit, the worker's tasks included."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture(scope="module")
def waiting_release(noon, for_this_file, room_of_file) -> tuple[int, dict[Path, bytes]]:
    def make(site: Site) -> int:
        room = PressRoomPage.objects.get(pk=room_of_file)
        release = make_release(room, "De winnaar is bekend", live=False, slug="winnaar")
        services.approve(release, name="Dirk")
        services.plan(release, timezone.now() + timedelta(days=1), None, reason="De winnaar hoort het eerst.")
        return release.pk

    return for_this_file(make, commits=True), kept_files()


@pytest.fixture
def waits(waiting_release, site) -> PressReleasePage:
    """An approved release under embargo for a day."""
    return as_made(waiting_release)


def invite(release: PressReleasePage) -> tuple[EmbargoReader, str]:
    """A reader who agreed, and the address of the page."""
    from core.outbox.models import OutboxMail

    reader = services.invite(release, name="Anna", outlet="Krant", email="anna@krant.example", by=None)
    services.agree(reader, name="Anna", outlet="Krant")
    body = OutboxMail.objects.order_by("-pk").first().body
    return reader, "/" + next(word for word in body.split() if "/embargo/" in word).split("/", 3)[3]


def marked(release: PressReleasePage) -> MediaKit:
    return MediaKit.objects.filter(release=release, state=KitState.PREPARED).exclude(embargo_until=None).get()


def path_of(kit: MediaKit) -> Path:
    return Path(settings.MEDIA_ROOT) / kit.file.name


def correct(release: PressReleasePage, lead: str) -> None:
    page = PressReleasePage.objects.get(pk=release.pk)
    page.lead = lead
    page.save_revision()
    services.announce_correction(release, "Het bedrag was € 5.000, niet € 50.000.", None)
    services.approve(release, name="Dirk")


# -- corrections ---------------------------------------------------------------------------------------------------


@pytest.mark.whole
def test_kit_of_a_correction_lies_ready_and_is_offered_in_the_transaction_that_publishes(client, release, run):
    old = kit_for(release)
    with run():
        correct(release, "Het bedrag is € 5.000.")
    ready = MediaKit.objects.get(release=release, state=KitState.PREPARED)
    assert kit_for(release) == old

    services.open_now(release, None)  # nothing that waits for the commit runs here: no builder, no worker

    release.refresh_from_db()
    assert kit_for(release) == ready
    assert (ready.version, ready.fingerprint) == (2, content_of(release).fingerprint())
    page = client.get(release.url).content.decode()
    assert ready.filename in page
    assert old.filename not in page
    gone = client.get(reverse("press:kit", args=[release.pk, old.filename]))
    assert gone.status_code == 410
    assert ready.filename in gone.content.decode()
    assert "Het bedrag was € 5.000, niet € 50.000." in gone.content.decode()


@pytest.mark.whole
def test_note_that_changes_after_approval_comes_in_the_kit(release, run):
    with run():
        correct(release, "Anders.")
    with run():
        services.announce_correction(release, "De dag was fout.", None)
    services.open_now(release, None)

    release.refresh_from_db()
    assert [change.note for change in content_of(release).changes] == ["De dag was fout."]
    assert kit_for(release).state == KitState.READY


def test_planned_correction_is_made_for_the_day_it_opens(release, run):
    opens_at = timezone.now() + timedelta(days=2)
    with run():
        correct(release, "Anders.")
        services.plan(release, opens_at, None)

    contents = preparing.contents_to_prepare(Clearance.objects.get(release=release), timezone.now())

    assert [content.changes[-1].day for content in contents] == [timezone.localdate(opens_at)]
    prepared = MediaKit.objects.filter(release=release, state=KitState.PREPARED)
    assert [kit.fingerprint for kit in prepared] == [contents[0].fingerprint()]
    assert kit_for(release).version == 1


def test_embargo_on_a_correction_marks_nothing_of_the_public_text(release, run):
    public = kit_for(release)
    with run():
        correct(release, "Anders.")
        services.plan(release, timezone.now() + timedelta(days=1), None, reason="Nog even.")

    assert content_of(PressReleasePage.objects.get(pk=release.pk)).embargo is None
    assert kit_for(release) == public


@pytest.mark.parametrize(
    ("opens_at", "now", "days"),
    [
        (None, datetime(2026, 12, 1, 21, 59, tzinfo=UTC), [1]),
        (None, datetime(2026, 12, 1, 22, 0, tzinfo=UTC), [1, 2]),
        (datetime(2026, 12, 5, tzinfo=UTC), datetime(2026, 12, 1, 23, 0, tzinfo=UTC), [5]),
    ],
)
def test_kit_is_made_for_every_day_on_which_it_may_go_out(opens_at, now, days):
    assert [day.day for day in days_to_prepare(opens_at, now)] == days


# -- under embargo -------------------------------------------------------------------------------------------------


def test_marked_kit_is_prepared_and_only_handed_out(client, waits, monkeypatch):
    kit, (_reader, address) = marked(waits), invite(waits)
    whole = path_of(kit).read_bytes()
    monkeypatch.setattr("press.services.write_zip", None)  # a request that builds would fail

    page, answer = client.get(address), client.get(f"{address}persmap.zip")

    assert "Persmap (ZIP" in page.content.decode()
    assert answer.getvalue() == whole
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Disposition"] == f'attachment; filename="{kit.filename}"'
    assert kit.filename.startswith("EMBARGO-TOT-")
    assert client.get(reverse("press:kit", args=[waits.pk, kit.filename])).status_code == 404


def test_kit_that_is_not_ready_says_when_to_come_back(client, waits):
    _reader, address = invite(waits)
    path_of(marked(waits)).unlink()

    answer = client.get(f"{address}persmap.zip")

    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "120", "private, no-store")
    assert "De persmap is nog niet klaar" in answer.content.decode()
    assert "De persmap is nog niet klaar" in client.get(address).content.decode()


def test_lost_file_is_made_anew_within_a_minute(client, waits, run):
    _reader, address = invite(waits)
    whole = path_of(marked(waits)).read_bytes()
    path_of(marked(waits)).unlink()

    with run():
        keep_kits_ready(timezone.now())

    assert client.get(f"{address}persmap.zip").getvalue() == whole


def test_damaged_file_is_found_before_its_time(waits, run):
    kit = marked(waits)
    whole = path_of(kit).read_bytes()
    path_of(kit).write_bytes(b"?" + whole[1:])

    with run():
        keep_kits_ready(kit.embargo_until - timedelta(minutes=3))
    assert path_of(kit).read_bytes() != whole
    with run():
        keep_kits_ready(kit.embargo_until - timedelta(minutes=1))
    assert path_of(kit).read_bytes() == whole


def test_embargo_that_moves_takes_its_old_kit_along(client, waits, run):
    _reader, address = invite(waits)
    old = marked(waits)
    old_path = path_of(old)
    with run():
        services.plan(waits, old.embargo_until + timedelta(hours=5), None, reason="De winnaar hoort het eerst.")

    new = marked(waits)
    assert (new.embargo_until, old_path.exists()) == (old.embargo_until + timedelta(hours=5), False)
    assert client.get(f"{address}persmap.zip").getvalue() == path_of(new).read_bytes()


def test_time_taken_off_or_release_taken_back_leaves_no_marked_kit(client, waits, run):
    _reader, address = invite(waits)
    path = path_of(marked(waits))
    with run():
        services.unplan(waits, None)
    assert (path.exists(), client.get(f"{address}persmap.zip").status_code) == (False, 404)

    with run():
        services.withdraw(waits, "Toch niet.", None)
    assert not MediaKit.objects.filter(release=waits).exclude(state=KitState.REPLACED).exists()


def test_revoked_reader_gets_nothing(client, waits):
    reader, address = invite(waits)
    services.revoke_reader(reader, None)

    assert [client.get(f"{address}{name}").status_code for name in ("", "persmap.zip")] == [404, 404]


def test_lapsed_embargo_leads_to_the_public_page_with_the_plain_kit(client, waits, run):
    _reader, address = invite(waits)
    path = path_of(marked(waits))
    with run():
        services.open_now(waits, None)

    answer = client.get(f"{address}persmap.zip")
    assert (answer.status_code, answer["Location"], answer["Cache-Control"]) == (302, address, "private, no-store")
    waits.refresh_from_db()
    assert client.get(address)["Location"] == waits.full_url
    assert (kit_for(waits).embargo_until, path.exists()) == (None, False)


def test_picture_under_embargo_is_marked_and_404_without_its_original(client, room, site, run):
    release = make_release(room, "De winnaar", make_image(site), live=False)
    with run():
        services.approve(release, name="Dirk")
        services.plan(release, timezone.now() + timedelta(days=1), None, reason="Eerst de winnaar.")
    _reader, address = invite(release)

    answer = client.get(f"{address}foto/1.jpg")
    assert answer["Content-Disposition"].startswith('attachment; filename="EMBARGO-TOT-')
    image = release.photos.get().image
    image.file.storage.delete(image.file.name)
    assert client.get(f"{address}foto/1.jpg").status_code == 404


def test_where_nobody_approves_the_kit_follows_what_was_saved(room, site, run):
    from press.models import PressSettings

    PressSettings.objects.update_or_create(site=site, defaults={"needs_two_people": False})
    release = make_release(room, live=False)
    kits = MediaKit.objects.filter(release=release)
    with run():
        keep_kits_ready(timezone.now())
    assert not kits.exists()
    with run():
        keep_kits_ready(timezone.now() + timedelta(minutes=2))
    prepared = kits.get(state=KitState.PREPARED)

    services.open_now(release, None)
    release.refresh_from_db()
    assert kit_for(release) == prepared
