"""The press room: releases, their kits, and what may never be in one."""

import hashlib
import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from core.people.services import withdraw_consent
from home.models import HomePage
from press.clearance.services import missing_from
from press.models import MediaKit, PressReleasePage, PressRoomPage
from press.services import build_kit, kit_for
from tests.factories.core import make_consent, make_image, make_portrait_of_someone
from tests.factories.forms import edit_data
from tests.factories.press import make_release


def kit_url(release) -> str:
    kit = kit_for(release)
    return f"/persmap/{release.pk}/{kit.filename}"


def test_page_types_stand_where_they_belong(case):
    case.assertAllowedParentPageTypes(PressRoomPage, {HomePage})
    case.assertAllowedSubpageTypes(PressRoomPage, {PressReleasePage})
    case.assertAllowedParentPageTypes(PressReleasePage, {PressRoomPage})
    case.assertAllowedSubpageTypes(PressReleasePage, set())


@pytest.mark.parametrize("kind", ["room", "release"])
def test_page_is_routable_and_renderable(case, room, release, kind):
    page = {"room": room, "release": release}[kind]
    case.assertPageIsRoutable(page)
    case.assertPageIsRenderable(page)


@pytest.mark.whole
@pytest.mark.parametrize("kind", ["room", "release"])
def test_page_is_editable_and_previewable(case, room, release, chief_editor, kind):
    page = {"room": room, "release": release}[kind]
    data = edit_data(page, intro="null", place="Stad", lead="Lead", date="2026-11-24")
    case.assertPageIsEditable(page, data, user=chief_editor)
    case.assertPageIsPreviewable(page, post_data=data, user=chief_editor)


def test_release_without_someone_to_call_is_refused(room):
    page = PressReleasePage(title="X", place="Y", lead="Z", live=False)
    room.add_child(instance=page)

    assert missing_from(page) == ["Voeg iemand toe die een journalist kan bellen."]


def test_picture_that_is_not_cleared_for_the_press_is_refused(room, site):
    image = make_portrait_of_someone(site, make_consent(site, "site"))
    page = make_release(room, "Bericht", image, live=False)

    assert missing_from(page) == [
        "Een toestemming bij de foto “Plein” geldt niet voor gebruik in de pers, of is verlopen. "
        "Vraag opnieuw toestemming of kies een andere foto."
    ]


@pytest.mark.parametrize(("words", "is_fine"), [(60, True), (66, True), (67, False)])
def test_short_version_may_be_a_tenth_longer_than_asked(room, words, is_fine):
    page = make_release(room, live=False)
    page.short_60 = "woord " * words

    if is_fine:
        page.clean()
    else:
        with pytest.raises(ValidationError) as error:
            page.clean()
        assert error.value.message_dict == {"short_60": ["Dit is 1 woorden te lang voor 60 woorden. Kort het in."]}


def test_kit_is_ready_after_publishing_and_downloads_whole(client, release):
    answer = client.get(kit_url(release))

    data = answer.getvalue()
    assert (answer.status_code, answer["Content-Length"]) == (200, str(len(data)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert len([name for name in archive.namelist() if name.endswith("_hires.jpg")]) == 1


def test_download_goes_on_where_it_broke_off(client, release):
    whole = client.get(kit_url(release)).getvalue()
    part = client.get(kit_url(release), headers={"range": "bytes=100-199"})

    assert (part.status_code, part["Content-Range"]) == (206, f"bytes 100-199/{len(whole)}")
    assert part.getvalue() == whole[100:200]
    assert client.get(kit_url(release), headers={"range": f"bytes={len(whole)}-"}).status_code == 416


def test_known_kit_is_not_sent_again(client, release):
    etag = client.get(kit_url(release))["ETag"]

    assert client.get(kit_url(release), headers={"if-none-match": etag}).status_code == 304


def test_kit_is_404_when_the_release_is_not_public(client, release):
    url = kit_url(release)
    photo = f"/persmap/{release.pk}/foto/{release.photos.get().pk}.jpg"
    assert client.get(photo).status_code == 200

    PressReleasePage.objects.get().unpublish()

    assert client.get(url).status_code == 404
    assert client.get(photo).status_code == 404
    assert [kit.file.name for kit in MediaKit.objects.all()] == [""]


def test_old_or_guessed_kit_address_is_404(client, release):
    assert client.get(f"/persmap/{release.pk}/persmap-goud-voor-de-stad-0000000000000000.zip").status_code == 404


def test_same_release_gives_the_same_kit(release):
    first = kit_for(release)
    again = build_kit(release)

    assert (again.pk, again.built_at) == (first.pk, first.built_at)


def test_kit_whose_photo_is_missing_says_so_and_is_not_thinner(client, release, chief_editor):
    image = release.photos.get().image
    image.file.storage.delete(image.file.name)
    MediaKit.objects.all().delete()

    kit = build_kit(release)

    assert kit.problem == (
        "De persmap is niet compleet: het bestand van “Plein” ontbreekt op de schijf. Upload het opnieuw."
    )
    assert kit_for(release) is None
    assert "De persmap is nu nog niet klaar." in client.get(release.url).content.decode()
    client.force_login(chief_editor)
    assert "ontbreekt op de schijf" in client.get("/admin/").content.decode()
    assert "ontbreekt op de schijf" in client.get("/admin/persmappen/").content.decode()


@pytest.mark.whole
def test_withdrawn_consent_takes_the_picture_out_of_page_and_kit(
    client, room, site, django_capture_on_commit_callbacks
):
    consent = make_consent(site, "site", "press")
    image = make_portrait_of_someone(site, consent, title="Mevrouw")
    with django_capture_on_commit_callbacks(execute=True):
        page = make_release(room, "Bericht", image, make_image(site, title="Straat"))
    old = kit_url(page)
    assert client.get(old).status_code == 200

    with django_capture_on_commit_callbacks(execute=True):
        withdraw_consent(consent)

    assert client.get(old).status_code == 410
    names = zipfile.ZipFile(io.BytesIO(client.get(kit_url(page)).getvalue())).namelist()
    assert [name for name in names if "mevrouw" in name] == []
    assert len([name for name in names if "straat" in name]) == 2


def test_new_phone_number_reaches_the_kit(room, site, django_capture_on_commit_callbacks, release):
    before = kit_for(release).fingerprint
    person = release.contacts.get().person
    with django_capture_on_commit_callbacks(execute=True):
        person.phone = "06-00000009"
        person.save()

    assert kit_for(release).fingerprint != before


def test_export_writes_a_folder_or_a_zip_that_reads_offline(release, tmp_path):
    call_command("export_media_kit", tmp_path / "map", verbosity=0)
    call_command("export_media_kit", tmp_path / "map.zip", "--release", release.slug, verbosity=0)

    index = (tmp_path / "map" / "index.html").read_text()
    folder = next(path for path in (tmp_path / "map").iterdir() if path.is_dir())
    assert f'href="{folder.name}/index.html"' in index
    for line in (folder / "SHA256SUMS.txt").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    assert zipfile.ZipFile(tmp_path / "map.zip").testzip() is None


def test_export_refuses_what_is_not_public_and_a_full_folder(release, tmp_path):
    with pytest.raises(CommandError, match="Not public or not there: onbekend"):
        call_command("export_media_kit", tmp_path / "a", "--release", "onbekend")
    (tmp_path / "vol").mkdir()
    (tmp_path / "vol" / "x").touch()
    with pytest.raises(CommandError, match="isn't empty"):
        call_command("export_media_kit", tmp_path / "vol")


def test_export_with_a_missing_original_writes_nothing(release, tmp_path):
    image = release.photos.get().image
    image.file.storage.delete(image.file.name)

    with pytest.raises(CommandError, match="missing on disk"):
        call_command("export_media_kit", tmp_path / "map.zip")
    assert list(tmp_path.iterdir()) == []


def test_admin_downloads_a_selection(client, release, room, chief_editor, writer):
    other = make_release(room, "Ander bericht", slug="ander")
    client.force_login(chief_editor)

    data = client.post("/admin/persmappen/", {"release": [other.pk]}).getvalue()
    folders = {name.split("/")[0] for name in zipfile.ZipFile(io.BytesIO(data)).namelist()}
    assert [name for name in folders if "goud-voor-de-stad" in name] == []
    assert len(folders) == 2
    client.force_login(writer)
    assert client.get("/admin/persmappen/").status_code in (302, 403)


def test_room_and_release_are_light_and_show_the_number_first(client, room, release):
    for page in (room, release):
        answer = client.get(page.url)
        text = answer.content.decode()
        assert len(answer.content) < 100_000
        if page is release:
            assert text.index('href="tel:0600000001"') < text.index("De kok is blij.")
