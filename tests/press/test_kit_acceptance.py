"""What a kit must be, as outside programs and other processes see it."""

import io
import json
import os
import re
import subprocess
import sys
import time
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from core.clock.services import tick
from core.media.models import CampaignRendition
from core.people.services import withdraw_consent
from press.clearance import services
from press.clearance.probe import probe
from press.models import PressReleasePage
from press.services import kit_for
from tests.factories.core import make_consent, make_image, make_portrait_of_someone
from tests.factories.kit import gradient, whole_content
from tests.factories.press import make_release, make_room

pytestmark = pytest.mark.whole

TITLE = "De winnaar van de gouden gemeente"
ROOT = Path(__file__).resolve().parents[2]
LATER = 3  # seconds; the clock in a ZIP counts in steps of two
PLAIN = re.compile(r"[a-z0-9._/-]+")
CAPITALS = ("LEESMIJ.txt", "VOORWAARDEN.txt", "SHA256SUMS.txt")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("kit")


@pytest.fixture(scope="module")
def picture(folder) -> Path:
    path = folder / "picture.jpg"
    path.write_bytes(gradient())
    return path


def build_elsewhere(target: Path, picture: Path, zone: str, seed: str) -> None:
    """Build the same kit in a process of its own, in another place of the world."""
    elsewhere({"TZ": zone, "PYTHONHASHSEED": seed, "LANG": "C"}, target, picture)


def elsewhere(environment: dict[str, str], *arguments: object) -> str:
    """What another process says of the kit it makes."""
    places = os.pathsep.join([str(ROOT), str(ROOT / "site")])
    command = [sys.executable, "-m", "tests.factories.kit", *map(str, arguments)]
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": places, **environment}
    return subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def archive(folder, picture) -> Path:
    path = folder / "kit.zip"
    build_elsewhere(path, picture, "Europe/Amsterdam", "1")
    return path


@pytest.fixture(scope="module")
def unpacked(folder, archive) -> Path:
    done = subprocess.run(["unzip", "-q", "-d", folder / "uit", archive], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return next((folder / "uit").iterdir())


# -- 1: nothing leaks ---------------------------------------------------------------------------------------------


def test_stranger_meets_an_embargoed_title_nowhere_and_no_answer_that_a_cache_may_keep(client, home, site):
    """Every surface of the embargo check: pages, lists, feeds, search, pictures, documents, kits, texts, a 404."""
    release = make_release(make_room(home), TITLE, make_image(site, title="Markt"), live=False, slug="onder-embargo")
    services.approve(release, name="Dirk")
    services.plan(release, timezone.now() + timedelta(days=1), None, reason="De winnaar hoort het eerst.")
    addresses = [one.address for one in probe(release) if not one.address.startswith("/admin/")]

    assert len(addresses) > 30
    for address in addresses:
        answer = client.get(address)
        assert TITLE not in answer.content.decode(errors="replace"), address
        assert answer["Cache-Control"] in ("public, max-age=0, must-revalidate", "private, no-store", "no-store"), (
            address
        )
        if release.slug in address or f"/{release.pk}/" in address:
            assert answer.status_code == 404, address


# -- 2: the same bytes everywhere ----------------------------------------------------------------------------------


def test_kit_is_the_same_in_another_process_zone_hash_seed_and_moment(folder, picture, archive):
    made = archive.stat().st_mtime
    time.sleep(max(0.0, LATER - (time.time() - made)))
    again = folder / "again.zip"

    build_elsewhere(again, picture, "Pacific/Auckland", "4242")

    assert again.stat().st_mtime - made >= LATER
    assert again.read_bytes() == archive.read_bytes()


def test_archive_opens_without_a_word_and_has_no_data_descriptors(archive):
    assert (
        "No errors detected"
        in subprocess.run(["unzip", "-t", archive], capture_output=True, text=True, check=True).stdout
    )
    with zipfile.ZipFile(archive) as opened:
        assert [info.filename for info in opened.infolist() if info.flag_bits & 0b1000] == []
        assert {info.compress_type for info in opened.infolist()} == {zipfile.ZIP_STORED}


def test_names_are_plain_and_short(archive):
    with zipfile.ZipFile(archive) as opened:
        names = opened.namelist()

    assert len(names) > 25
    for name in names:
        plain = name.removesuffix(name.rpartition("/")[2]) + (
            "" if name.endswith(CAPITALS) else name.rpartition("/")[2]
        )
        assert PLAIN.fullmatch(plain), name
        assert len(name) <= 100


# -- 3: what is inside the pictures -------------------------------------------------------------------------------


def camera_picture() -> bytes:
    """A JPEG as a camera makes it, with place and serial number."""
    exif = Image.Exif()
    exif[0x010F], exif[0xA431] = "Geheime camera", "SERIENUMMER-123"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (IFDRational(52), IFDRational(5), IFDRational(1))
    out = io.BytesIO()
    Image.linear_gradient("L").resize((2600, 1733)).convert("RGB").save(out, "JPEG", exif=exif)
    return out.getvalue()


def tags_of(*paths: Path) -> list[dict[str, str]]:
    done = subprocess.run(["exiftool", "-json", "-a", "-G0", *paths], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def private_tags(tags: dict[str, str]) -> list[str]:
    return [name for name in tags if re.search("GPS|Serial|MakerNote|OwnerName", name)]


@pytest.fixture
def release(home, site, django_capture_on_commit_callbacks) -> PressReleasePage:
    image = make_image(site, title="Markt", data=camera_picture())
    with django_capture_on_commit_callbacks(execute=True):
        return make_release(make_room(home), "Goud voor de stad", image)


def test_every_picture_of_the_kit_carries_its_words_and_nothing_private(client, release, tmp_path):
    kit = kit_for(release)
    with zipfile.ZipFile(kit.file.storage.path(kit.file.name)) as opened:
        pictures = [Path(opened.extract(name, tmp_path)) for name in opened.namelist() if name.endswith(".jpg")]
    single = tmp_path / "single.jpg"
    single.write_bytes(client.get(reverse("press:photo", args=[release.pk, release.photos.get().pk])).getvalue())

    assert len(pictures) == 2
    for tags in tags_of(*pictures, single):
        assert tags["XMP:Headline"] == tags["IPTC:Headline"] == "Goud voor de stad"
        assert tags["XMP:Description"] == tags["IPTC:Caption-Abstract"] == "Het plein in de lente"
        assert tags["XMP:Creator"] == tags["IPTC:By-line"] == "Sanne de Proef"
        assert tags["XMP:Credit"] == tags["IPTC:Credit"] == "Foto: Sanne de Proef"
        assert tags["XMP:Rights"] == tags["IPTC:CopyrightNotice"] == "Foto: Sanne de Proef"
        assert tags["XMP:UsageTerms"]
        assert tags["XMP:AltTextAccessibility"] == "Een plein met bomen"
        assert private_tags(tags) == []


def test_no_rendition_the_site_serves_holds_anything_private(client, release, tmp_path):
    page = client.get(release.url).content.decode()
    addresses = sorted(set(re.findall(r"/beeld/\d+/[^\s\"',]+", page)))
    paths = []
    for number, address in enumerate(addresses):
        path = tmp_path / f"{number}{Path(address).suffix}"
        path.write_bytes(client.get(address).getvalue())
        paths.append(path)

    assert len(paths) == CampaignRendition.objects.count() >= 6
    assert [private_tags(tags) for tags in tags_of(*paths)] == [[]] * len(paths)


# -- 4: read by a screen reader ------------------------------------------------------------------------------------


def test_pdf_has_one_first_heading_a_language_a_title_and_an_alt_text_for_every_figure(unpacked):
    pdf = unpacked / "1-tekst" / "persbericht.pdf"
    tree = subprocess.run(["pdfinfo", "-struct-text", pdf], capture_output=True, text=True, check=True).stdout
    info = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout

    kinds = re.findall(r"^ *(\w+)", tree, flags=re.M)
    assert kinds.count("H1") == 1
    assert {kind for kind in kinds if re.fullmatch(r"H\d", kind)} == {"H1", "H2"}
    assert kinds.count("LI") == 1
    plain = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", pdf, "-"], capture_output=True, check=True)
    figures = [found for found in plain.stdout.split(b"endobj") if b"/S /Figure" in found]
    assert kinds.count("Figure") == len(figures) == 2
    assert [figure for figure in figures if b"/Alt (Een keuken)" not in figure] == []
    assert "Title:           Buurtkeuken wint de Gouden Gemeente" in info
    assert "Tagged:          yes" in info
    assert (
        "pdfuaid:part" in subprocess.run(["pdfinfo", "-meta", pdf], capture_output=True, text=True, check=True).stdout
    )
    assert b"/Lang(nl-NL)" in pdf.read_bytes()


def test_word_file_has_heading_styles_dutch_and_no_picture_without_words(unpacked):
    with zipfile.ZipFile(unpacked / "1-tekst" / "persbericht.docx") as word:
        document = word.read("word/document.xml").decode()
        styles = word.read("word/styles.xml").decode()
        core = word.read("docProps/core.xml").decode()

    assert re.findall(r'<w:pStyle w:val="(Heading\d)"/>', document)[:2] == ["Heading1", "Heading2"]
    assert document.count('w:val="Heading1"') == 1
    assert 'w:lang w:val="nl-NL"' in styles
    assert "<dc:language>nl-NL</dc:language>" in core
    assert [found for found in re.findall(r"<wp:docPr[^>]*>", document) if "descr=" not in found] == []
    # A reader that isn't told how far a picture stands from its text moves it in.
    pictures = re.findall(r"<wp:inline[^>]*>", document)
    assert [found for found in pictures if 'distL="0"' not in found] == []
    assert pictures != []


# -- 5: a download that goes on ------------------------------------------------------------------------------------


def test_download_has_length_stable_tag_name_and_parts(client, release, django_capture_on_commit_callbacks):
    kit = kit_for(release)
    address = reverse("press:kit", args=[release.pk, kit.filename])
    whole = client.get(address)
    data = whole.getvalue()

    assert whole["Content-Length"] == str(kit.size) == str(len(data))
    assert whole["ETag"] == client.head(address)["ETag"] == f'"{kit.sha256}"'
    assert whole["Content-Disposition"] == f'attachment; filename="{kit.filename}"'
    assert whole["Accept-Ranges"] == "bytes"
    part = client.get(address, headers={"range": "bytes=0-99"})
    assert (part.status_code, part["Content-Range"]) == (206, f"bytes 0-99/{len(data)}")
    assert part.getvalue() == data[:100]
    rest = client.get(address, headers={"range": "bytes=100-", "if-range": whole["ETag"]})
    assert data[:100] + rest.getvalue() == data
    stale = client.get(address, headers={"range": "bytes=100-", "if-range": '"of-another-file"'})
    assert (stale.status_code, stale.getvalue()) == (200, data)


# -- 6: on the second, or closed ----------------------------------------------------------------------------------


def test_dead_worker_leaves_the_release_closed_after_its_time_and_the_site_says_so(client, home, chief_editor):
    release = make_release(make_room(home), TITLE, live=False)
    services.approve(release, name="Dirk")
    with time_machine.travel(timezone.now() - timedelta(hours=1)):
        tick()
        services.plan(release, timezone.now() + timedelta(minutes=10), None, reason="De winnaar hoort het eerst.")

    assert client.get(release.url).status_code == 404
    assert (client.get("/readyz").status_code, client.get("/readyz").json()["worker"]) == (503, "silent")
    client.force_login(chief_editor)
    said = " ".join(BeautifulSoup(client.get("/admin/").content, "html.parser").get_text().split())
    assert "werker" in said
    assert f"‘{TITLE}’ had openbaar moeten zijn sinds" in said


# -- 7: consent ----------------------------------------------------------------------------------------------------


def test_photo_whose_consent_was_withdrawn_is_on_no_page_in_no_kit_at_no_address_and_in_no_search(
    client, home, site, django_capture_on_commit_callbacks
):
    consent = make_consent(site, "site", "press")
    portrait = make_portrait_of_someone(site, consent, title="Mevrouw Geheim", caption="Mevrouw Geheim in de tuin")
    with django_capture_on_commit_callbacks(execute=True):
        release = make_release(make_room(home), "Bericht", portrait, make_image(site, title="Straat"))
    page = client.get(release.url).content.decode()
    own = [one.url for one in portrait.renditions.all() if one.url in page]
    photo = reverse("press:photo", args=[release.pk, release.photos.get(image=portrait).pk])
    assert {client.get(address).status_code for address in (*own, photo)} == {200}

    with django_capture_on_commit_callbacks(execute=True):
        withdraw_consent(consent)

    assert own
    assert {client.get(address).status_code for address in (*own, photo)} == {404}
    kit = kit_for(PressReleasePage.objects.get(pk=release.pk))
    with zipfile.ZipFile(kit.file.storage.path(kit.file.name)) as archive:
        said = b"".join(archive.read(name) for name in archive.namelist() if not name.endswith(".jpg"))
        assert [name for name in archive.namelist() if "mevrouw" in name] == []
    assert b"Mevrouw Geheim" not in said
    for address in (release.url, "/zoeken/?q=mevrouw", reverse("press:pictures"), "/pers/feed/atom.xml"):
        assert "Mevrouw Geheim" not in client.get(address).content.decode(), address


# -- 8: large --------------------------------------------------------------------------------------------------


def test_kit_of_two_hundred_photos_and_two_gigabytes_takes_little_memory():
    size, kilobytes = map(int, elsewhere({}, "--large", 200, 10).split())

    assert size > 2_000_000_000
    assert kilobytes < 150 * 1024


# -- 9: paste into the paper ---------------------------------------------------------------------------------------


def test_newspaper_text_ends_at_the_end_and_holds_only_what_is_printed(unpacked):
    text = (unpacked / "1-tekst" / "krantentekst.txt").read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    content = whole_content(b"")

    assert text.startswith(content.title)
    assert text.endswith("EINDE PERSBERICHT\n")
    assert content.lead in text
    for left_out in (
        content.note_to_editors,
        content.boilerplate,
        content.contacts[0].phone,
        "NOOT",
        "OVER WELZIJN",
        "http",
    ):
        assert left_out not in text
    assert not re.search(r"[<>*_#\[\]]", text)
