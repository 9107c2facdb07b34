"""The life of a kit: made once, offered only while it is that of the public text, checked at night."""

import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from storages.backends.s3 import S3Storage

from core.audit.models import AuditEvent
from press import kit_storage
from press.clearance.services import approve, open_now, withdraw
from press.enums import DownloadKind, KitState
from press.jobs import look_after_kits
from press.kit.content import BUILDER_VERSION
from press.models import DownloadCount, MediaKit, PressReleasePage
from press.releases import content_of
from press.services import (
    build_kit,
    check_kit,
    discard_kits,
    kit_for,
    next_to_check,
    rebuild_kit,
    settle_kits,
    sweep_kits,
)
from tests.factories.press import let_out, make_release


def path_of(kit: MediaKit) -> Path:
    return Path(settings.MEDIA_ROOT) / kit.file.name


def address(kit: MediaKit) -> str:
    return reverse("press:kit", args=[kit.release_id, kit.filename])


def change(release: PressReleasePage, run, **fields) -> PressReleasePage:
    """Publish the release with other words; `run` executes what waits for the commit."""
    page = PressReleasePage.objects.get(pk=release.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    with run(execute=True):
        let_out(page)
    return page


def test_address_names_version_and_fingerprint(release):
    kit = kit_for(release)

    assert kit.filename == f"persmap-goud-voor-de-stad-v1-{content_of(release).fingerprint()}.zip"
    assert kit.sha256 == kit_storage.stored(kit.file.name).sha256


def test_changed_text_is_never_offered_with_the_old_kit(client, release):
    kit = kit_for(release)
    PressReleasePage.objects.filter(pk=release.pk).update(lead="Iets anders.")

    assert kit_for(release) is None
    assert kit.filename not in client.get(release.url).content.decode()
    assert client.get(address(kit)).status_code == 410


@pytest.mark.whole
def test_old_address_says_that_it_changed_and_links_to_the_new_kit(client, release, django_capture_on_commit_callbacks):
    old = kit_for(release)
    old_path = path_of(old)
    change(release, django_capture_on_commit_callbacks, lead="Het bedrag was € 5.000.")

    new = kit_for(release)
    answer = client.get(address(old))
    text = answer.content.decode()
    assert (answer.status_code, answer["Cache-Control"]) == (410, "no-store")
    assert "Deze persmap is vervangen" in text
    assert address(new) in text
    assert not old_path.exists()
    assert client.get(address(new)).status_code == 200
    assert [kit.state for kit in MediaKit.objects.order_by("pk")] == [KitState.REPLACED, KitState.READY]


def test_kit_of_a_withdrawn_release_says_why_it_is_gone(client, release):
    """Every address its kits were offered at answers 410 with the sentence; other addresses tell nothing."""
    kit = kit_for(release)
    withdraw(release, "De prijs gaat niet door.", None)

    answer = client.get(address(kit))

    assert (answer.status_code, answer["Cache-Control"]) == (410, "no-store")
    assert "De prijs gaat niet door." in answer.content.decode()
    assert kit.release.title not in answer.content.decode()
    assert client.get(f"/persmap/{release.pk}/persmap-goud-v1-0000000000000000.zip").status_code == 404
    MediaKit.objects.update(embargo_until=timezone.now())
    assert client.get(address(kit)).status_code == 404


@pytest.mark.whole
def test_page_kit_and_every_older_kit_of_a_withdrawn_release_say_the_sentence(
    client, release, django_capture_on_commit_callbacks
):
    addresses = [release.url, address(kit_for(release))]
    for lead in ("Het bedrag was € 5.000.", "Het bedrag was € 500."):
        change(release, django_capture_on_commit_callbacks, lead=lead)
        addresses.append(address(kit_for(release)))
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(release, "De prijs gaat niet door.", None)

    for one in addresses:
        answer = client.get(one)
        assert (answer.status_code, one) == (410, one)
        assert "De prijs gaat niet door." in answer.content.decode()
    assert MediaKit.objects.exclude(file="").count() == 0
    photo = reverse("press:photo", args=[release.pk, release.photos.get().pk])
    text = reverse("press:text", args=[release.pk, "persbericht.pdf"])
    assert [client.get(one).status_code for one in (photo, text)] == [404, 404]


def test_kit_of_a_release_that_was_withdrawn_before_it_was_public_tells_nothing(client, release):
    room = release.get_parent().specific
    closed = make_release(room, "Nooit geweest", live=False, slug="nooit")
    approve(closed, name="Dirk")
    kit = build_kit(closed, content_of(closed))
    withdraw(closed, "Toch niet.", None)

    assert client.get(address(kit)).status_code == 404


def test_address_that_never_was_is_404(client, release):
    kit = kit_for(release)

    for name in (
        "persmap-goud-voor-de-stad-v1-0000000000000000.zip",
        f"persmap-anders-v1-{kit.fingerprint}.zip",
        "persmap.zip",
    ):
        assert client.get(f"/persmap/{release.pk}/{name}").status_code == 404


def test_kit_is_prepared_at_approval_and_offered_only_when_its_text_is_public(
    client, release, django_capture_on_commit_callbacks
):
    room = release.get_parent().specific
    page = make_release(room, "De winnaar is bekend", live=False, slug="winnaar")
    with django_capture_on_commit_callbacks(execute=True):
        approve(page, name="De directeur")
    prepared = MediaKit.objects.get(release=page)
    assert (prepared.state, path_of(prepared).exists()) == (KitState.PREPARED, True)
    assert client.get(address(prepared)).status_code == 404

    with django_capture_on_commit_callbacks(execute=True):
        open_now(page, None)
    assert kit_for(PressReleasePage.objects.get(pk=page.pk)) == prepared
    assert client.get(address(prepared)).status_code == 200


def test_prepared_kit_is_offered_in_the_transaction_of_publishing(release):
    page = PressReleasePage.objects.get(pk=release.pk)
    page.lead = "De winnaar is bekend."
    prepared = build_kit(page, content_of(page))
    PressReleasePage.objects.filter(pk=page.pk).update(lead=page.lead)

    with transaction.atomic():
        assert settle_kits(page) == prepared
        assert kit_for(page) == prepared


def test_text_that_changed_while_its_kit_was_made_leaves_no_file(release):
    stale = PressReleasePage.objects.get(pk=release.pk)
    stale.lead = "Nooit openbaar."

    kit = build_kit(stale)

    assert (kit.state, kit.file.name) == (KitState.REPLACED, "")
    assert kit_for(release).state == KitState.READY


def test_one_content_has_one_row(release):
    kit = kit_for(release)

    with pytest.raises(IntegrityError), transaction.atomic():
        MediaKit.objects.create(site=kit.site, release=release, fingerprint=kit.fingerprint)


def test_second_builder_leaves_the_work_to_the_first(release):
    kit = kit_for(release)
    discard_kits([release])
    MediaKit.objects.filter(pk=kit.pk).update(
        state=KitState.BUILDING, file="", claimed_until=timezone.now() + timedelta(minutes=1)
    )

    second = build_kit(release)
    assert (second.state, second.file.name) == (KitState.BUILDING, "")

    MediaKit.objects.filter(pk=kit.pk).update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert build_kit(release).state == KitState.READY


def test_killed_builder_leaves_no_half_kit_and_its_rest_is_swept(release):
    kit = kit_for(release)
    folder = path_of(kit).parent
    with pytest.raises(KeyboardInterrupt), kit_storage.workshop() as target:
        target.write(b"half")
        raise KeyboardInterrupt
    assert [path.name for path in folder.iterdir() if path.suffix == kit_storage.PART] == []

    sweep_kits(timezone.now() + timedelta(minutes=1))  # what other tests left
    left = folder / ".x.part"
    left.write_bytes(b"half")
    of_nobody = folder / "999-0123456789abcdef.zip"
    of_nobody.write_bytes(b"whole, but its row was never written")
    assert sweep_kits(timezone.now() - timedelta(days=1)) == 0
    assert sweep_kits(timezone.now() + timedelta(minutes=1)) == 2
    assert [left.exists(), of_nobody.exists(), path_of(kit).exists()] == [False, False, True]


@pytest.mark.parametrize("state", ["public", "prepared"])
def test_deleted_release_leaves_no_file(release, django_capture_on_commit_callbacks, state):
    page = release
    if state == "prepared":
        page = make_release(release.get_parent().specific, "De winnaar", live=False, slug="winnaar")
        with django_capture_on_commit_callbacks(execute=True):
            approve(page, name="Dirk")
    path = path_of(MediaKit.objects.get(release=page))
    assert path.exists()

    with django_capture_on_commit_callbacks(execute=True):
        page.delete()

    assert not path.exists()


def test_archive_that_cannot_be_read_back_is_no_kit():
    with kit_storage.workshop() as target, pytest.raises(kit_storage.DamagedKit):
        target.write(b"PK\x03\x04 half a kit")
        kit_storage.verified(target)


def test_nightly_check_finds_all_well(release):
    now = timezone.now()

    assert check_kit(kit_for(release), now)
    assert (kit_for(release).checked_at, kit_for(release).alarm) == (now, "")
    assert next_to_check(now) is None
    assert next_to_check(now + timedelta(hours=21)) == kit_for(release)


@pytest.mark.parametrize("damage", ["changed", "gone"])
def test_damaged_file_is_made_anew_and_raises_an_alarm(client, release, chief_editor, damage):
    kit = kit_for(release)
    path, whole = path_of(kit), path_of(kit).read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(whole[:-1] + b"?")

    assert not check_kit(kit, timezone.now())

    alarm = "Het bestand van deze persmap was beschadigd of weg. Het is opnieuw gemaakt; zoek uit hoe dat kwam."
    assert path.read_bytes() == whole
    assert kit_for(release).alarm == alarm
    assert AuditEvent.objects.filter(action="press.kit_differs", target_id=str(kit.pk)).count() == 1
    client.force_login(chief_editor)
    assert alarm in client.get("/admin/persmappen/").content.decode()
    rebuild_kit(release)
    assert kit_for(release).alarm == ""


def test_kit_that_comes_out_different_raises_an_alarm_and_stays(release):
    kit = kit_for(release)
    path = path_of(kit)
    path.write_bytes(b"another builder")
    MediaKit.objects.filter(pk=kit.pk).update(sha256=kit_storage.stored(kit.file.name).sha256)

    assert not check_kit(kit_for(release), timezone.now())
    assert path.read_bytes() == b"another builder"
    assert kit_for(release).alarm == "Opnieuw gemaakt werd deze persmap anders. Vertel het de beheerder."


def test_clock_builds_what_is_behind_each_hour_and_checks_at_night(release):
    PressReleasePage.objects.filter(pk=release.pk).update(lead="Iets anders.")
    assert kit_for(release) is None

    look_after_kits(datetime(2026, 11, 24, 12, 4, tzinfo=UTC))
    assert kit_for(release) is None
    look_after_kits(datetime(2026, 11, 24, 12, 5, tzinfo=UTC))
    assert kit_for(release).checked_at is None
    look_after_kits(datetime(2026, 11, 25, 0, 59, tzinfo=UTC))
    assert kit_for(release).checked_at is None
    look_after_kits(datetime(2026, 11, 25, 1, 0, tzinfo=UTC))
    assert kit_for(release).checked_at is not None


def test_upgrade_that_makes_kits_otherwise_gives_each_page_its_new_kit_at_the_first_minute(release):
    MediaKit.objects.update(builder=BUILDER_VERSION - 1, fingerprint="0123456789abcdef")
    assert kit_for(release) is None

    look_after_kits(datetime(2026, 11, 24, 12, 4, tzinfo=UTC))

    assert kit_for(release).builder == BUILDER_VERSION
    assert list(MediaKit.objects.of_an_older_builder()) == []


def test_kit_that_fails_after_an_upgrade_waits_for_the_hour(release):
    image = release.photos.get().image
    image.file.storage.delete(image.file.name)
    MediaKit.objects.update(builder=BUILDER_VERSION - 1, fingerprint="0123456789abcdef")

    look_after_kits(datetime(2026, 11, 24, 12, 4, tzinfo=UTC))
    [failed] = MediaKit.objects.filter(state=KitState.FAILED)
    look_after_kits(datetime(2026, 11, 24, 12, 6, tzinfo=UTC))

    assert MediaKit.objects.get(state=KitState.FAILED).built_at == failed.built_at


def test_downloads_are_counted_per_day_and_kind_without_knowing_whom(client, release, chief_editor):
    kit = kit_for(release)
    photo = reverse("press:photo", args=[release.pk, release.photos.get().pk])
    text = reverse("press:text", args=[release.pk, "persbericht.txt"])
    for _time in range(2):
        client.get(address(kit))
    etag = client.get(photo)["ETag"]
    client.get(text)
    for extra in ({"range": "bytes=5-"}, {"if-none-match": etag}):
        client.get(photo, headers=extra)
    client.head(address(kit))
    client.get(address(kit), headers={"range": "bytes=0-9"})

    found = {row.kind: (row.day, row.count) for row in DownloadCount.objects.all()}
    today = timezone.localdate()
    assert found == {DownloadKind.KIT: (today, 3), DownloadKind.PHOTO: (today, 1), DownloadKind.TEXT: (today, 1)}
    assert client.cookies == {}
    assert {field.name for field in DownloadCount._meta.fields} == {"id", "site", "release", "day", "kind", "count"}
    client.force_login(chief_editor)
    assert "persmap: 3, tekst: 1, foto: 1" in client.get("/admin/persmappen/").content.decode()


@pytest.mark.parametrize(
    ("name", "content_type", "start"),
    [
        ("persbericht.txt", "text/plain; charset=utf-8", b"\xef\xbb\xbfPERSBERICHT"),
        ("persbericht.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
        ("persbericht.pdf", "application/pdf", b"%PDF"),
        ("persbericht.html", "text/html; charset=utf-8", b"<!doctype html>"),
        ("kort-60-woorden.txt", "text/plain; charset=utf-8", b"\xef\xbb\xbfGoud voor de stad"),
        ("krantentekst.txt", "text/plain; charset=utf-8", b"\xef\xbb\xbfGoud voor de stad"),
    ],
)
def test_each_text_downloads_alone(client, release, name, content_type, start):
    url = reverse("press:text", args=[release.pk, name])
    answer = client.get(url)
    data = answer.getvalue()

    assert url in client.get(release.url).content.decode()
    assert (answer["Content-Type"], data.startswith(start)) == (content_type, True)
    assert answer["Content-Disposition"] == f'attachment; filename="goud-voor-de-stad-{name}"'
    assert client.head(url)["Content-Length"] == str(len(data))
    assert client.get(url, headers={"range": "bytes=0-3"}).getvalue() == data[:4]
    assert client.get(url, headers={"if-none-match": answer["ETag"]}).status_code == 304


def test_text_alone_is_the_one_in_the_kit_also_when_the_kit_cannot_be_read(client, release):
    url = reverse("press:text", args=[release.pk, "persbericht.pdf"])
    kit = kit_for(release)
    with zipfile.ZipFile(path_of(kit)) as archive:
        [name] = [name for name in archive.namelist() if name.endswith("/1-tekst/persbericht.pdf")]
        whole = archive.read(name)

    assert client.get(url).getvalue() == whole
    path_of(kit).write_bytes(b"PK damaged")
    assert client.get(url).getvalue() == whole
    path_of(kit).unlink()
    image = release.photos.get().image
    image.file.storage.delete(image.file.name)
    without_picture = client.get(url).getvalue()
    assert (without_picture[:4], len(without_picture) < len(whole)) == (b"%PDF", True)


def test_text_of_what_is_not_public_or_not_there_is_404(client, release):
    url = reverse("press:text", args=[release.pk, "persbericht.txt"])
    assert client.get(reverse("press:text", args=[release.pk, "gesproken-tekst.txt"])).status_code == 404

    PressReleasePage.objects.get().unpublish()

    assert client.get(url).status_code == 404


def test_web_server_in_front_sends_the_file(client, release, settings):
    settings.KIT_ACCEL_LOCATION = "/_persmappen/"
    kit = kit_for(release)

    answer = client.get(address(kit))

    assert answer["X-Accel-Redirect"] == f"/_persmappen/{release.pk}-{kit.fingerprint}.zip"
    assert (answer["Content-Type"], answer.content) == ("application/zip", b"")
    assert answer["Content-Disposition"] == f'attachment; filename="{kit.filename}"'
    assert answer["Cache-Control"] == "public, max-age=300"
    assert DownloadCount.objects.get().count == 1


def test_kit_in_an_object_store_is_handed_out_by_an_address_signed_for_a_minute(client, release, monkeypatch):
    kit = kit_for(release)
    store = S3Storage(
        bucket_name="campagne",
        endpoint_url="https://s3.example",
        access_key="k",
        secret_key="s",
        region_name="eu",
        signature_version="s3v4",
    )
    monkeypatch.setattr(MediaKit._meta.get_field("file"), "storage", store)

    answer = client.get(address(kit))

    signed = urlsplit(answer["Location"])
    query = parse_qs(signed.query)
    assert (answer.status_code, answer["Cache-Control"]) == (302, "no-store")
    assert (signed.netloc, signed.path) == ("s3.example", f"/campagne/{kit.file.name}")
    assert query["response-content-disposition"] == [f'attachment; filename="{kit.filename}"']
    assert query["X-Amz-Expires"] == ["60"]
