"""A kit is the same bytes each time, and outside programs read it. No database."""

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from core.blocks.rules import count_words
from core.media.photo_metadata import PhotoMetadata
from core.media.stamping import stamp
from press.downloads import parse_range
from press.kit.archive import FolderSink
from press.kit.build import MissingFile, write_zip
from press.kit.content import Attachment, Contact, KitContent, Passage, Photo, Quote, ascii_name
from press.kit.pdf import _compiled, _data, pdf, plain, printable
from press.rules import words_over


def jpeg(colour: str = "orange") -> bytes:
    out = io.BytesIO()
    Image.effect_noise((640, 480), 50).convert("RGB").save(out, "JPEG", comment=colour.encode())
    return out.getvalue()


PICTURE = jpeg()
CONTENT = KitContent(
    slug="goud-voor-één",
    title="Goud voor de ‘één’ & ander",
    place="Proefstad",
    day=date(2026, 11, 24),
    lead="De prijs gaat naar de buurtkeuken.",
    passages=(
        Passage("heading", "Waarom"),
        Passage("paragraph", "De kok kookt voor € 2 per bord."),
        Passage("item", "soep"),
        Passage("quote", "Iedereen hakt een ui."),
    ),
    organisation="Welzijn Proefstad",
    url="https://proefstad.example/pers/goud/",
    quotes=(Quote("Iedereen hakt een ui.", "Celestine", "kok"),),
    note_to_editors="Bel voor een interview.",
    shorts=((60, "Kort bericht."),),
    contacts=(Contact("Els van der Pers", "woordvoerder", "Welzijn", "06-00000001", "els@proefstad.example"),),
    photos=(
        Photo(
            "Markt",
            "De markt, met é",
            "Een markt",
            "Foto: Jan Jansen",
            "Jan Jansen",
            "vrij",
            False,
            "h",
            lambda: PICTURE,
        ),
    ),
    attachments=(Attachment("Bijlage", "bij lage.pdf", "h", lambda: b"%PDF-1.7"),),
    boilerplate="Wij zijn Welzijn.",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    top = tmp_path_factory.mktemp("kit")
    path = top / "kit.zip"
    with path.open("wb") as target:
        write_zip(CONTENT, target)
    subprocess.run(["unzip", "-q", path, "-d", top / "uit"], check=True)
    return next((top / "uit").iterdir())


def zip_bytes(content: KitContent) -> bytes:
    out = io.BytesIO()
    write_zip(content, out)
    return out.getvalue()


def test_same_content_gives_the_same_bytes():
    assert zip_bytes(CONTENT) == zip_bytes(CONTENT)


@pytest.mark.parametrize(
    "change",
    [{"title": "Anders"}, {"lead": "Anders"}, {"contacts": ()}, {"is_example": True}, {"day": date(2026, 11, 25)}],
)
def test_every_change_gives_another_fingerprint(change):
    assert replace(CONTENT, **change).fingerprint() != CONTENT.fingerprint()


def test_names_are_short_plain_and_stay_in_the_folder():
    archive = zipfile.ZipFile(io.BytesIO(zip_bytes(replace(CONTENT, slug="../../étage 🎉" * 9))))

    for info in archive.infolist():
        assert info.filename.isascii()
        assert len(info.filename) <= 100
        assert ".." not in info.filename
        assert info.flag_bits & 0x8 == 0
        assert info.date_time[:3] == (CONTENT.day.year, CONTENT.day.month, CONTENT.day.day)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Één café!", "een-cafe"),
        ("../etc", "etc"),
        ("🎉", "zonder-naam"),
        ("", "zonder-naam"),
        ("a" * 99, "a" * 50),
        ("een " + "b" * 60, "een-" + "b" * 46),
        ("buurtkeuken in de wijk " + "b" * 60, "buurtkeuken-in-de-wijk-" + "b" * 27),
        ("buurtkeuken in de wijk aan de haven " + "b" * 60, "buurtkeuken-in-de-wijk-aan-de-haven"),
        ("a" * 50 + " c", "a" * 50),
    ],
)
def test_file_names_are_ascii(text, expected):
    assert ascii_name(text) in (expected, "tada", "party-popper")


def test_7z_opens_it(tmp_path):
    path = tmp_path / "kit.zip"
    path.write_bytes(zip_bytes(CONTENT))

    assert "Everything is Ok" in subprocess.run(["7z", "t", path], capture_output=True, text=True, check=True).stdout


def test_checksums_hold(folder):
    subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS.txt"], cwd=folder, check=True)


def test_exiftool_reads_caption_and_credit_and_finds_no_place(folder):
    for picture in sorted((folder / "2-beeld").glob("*.jpg")):
        found = subprocess.run(["exiftool", "-s", picture], capture_output=True, text=True, check=True).stdout
        tags = dict(line.split(":", 1) for line in found.splitlines())
        tags = {name.strip(): value.strip() for name, value in tags.items()}
        assert tags["Caption-Abstract"] == tags["Description"] == "De markt, met é"
        assert tags["Credit"] == "Foto: Jan Jansen"
        assert tags["UsageTerms"] == "vrij"
        assert tags["AltTextAccessibility"] == "Een markt"
        assert [name for name in tags if "GPS" in name or "Serial" in name] == []


def test_stamping_changes_no_pixel_and_twice_is_once():
    metadata = PhotoMetadata("Kop", "é" * 3000, "M" * 99, "Foto: M", "Bron", "R", "T", "A" * 900)
    once = stamp(PICTURE, metadata)

    assert Image.open(io.BytesIO(once)).tobytes() == Image.open(io.BytesIO(PICTURE)).tobytes()
    assert stamp(once, metadata) == once


def test_drawn_picture_says_so_in_its_metadata(tmp_path):
    path = tmp_path / "x.jpg"
    path.write_bytes(
        stamp(PICTURE, PhotoMetadata("K", "B", "M", "Illustratie: M", "S", "R", "T", "A", is_illustration=True))
    )

    found = subprocess.run(
        ["exiftool", "-DigitalSourceType", "-Credit", path], capture_output=True, text=True, check=True
    )
    assert "digitalCreation" in found.stdout
    assert "Illustratie: M" in found.stdout


def test_pdf_is_tagged_dutch_and_selectable(folder, tmp_path):
    path = folder / "1-tekst" / "persbericht.pdf"
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    words = words_of(path.read_bytes(), tmp_path)

    assert "Tagged:          yes" in info
    assert "Goud voor de ‘één’ & ander" in info
    assert "De kok kookt voor € 2 per bord." in words
    assert b"/Lang(nl-NL)" in path.read_bytes()


@pytest.mark.whole
def test_docx_opens_in_libreoffice_with_its_headings(folder, tmp_path):
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profiel",
            "--headless",
            "--convert-to",
            "txt:Text",
            "--outdir",
            tmp_path,
            folder / "1-tekst" / "persbericht.docx",
        ],
        capture_output=True,
        check=True,
        timeout=120,
    )

    text = (tmp_path / "persbericht.txt").read_text(encoding="utf-8-sig")
    assert text.startswith("PERSBERICHT – Welzijn Proefstad\nGoud voor de ‘één’ & ander")
    assert "EINDE PERSBERICHT" in text


def test_plain_text_is_for_word_and_ends_before_the_note(folder):
    raw = (folder / "1-tekst" / "persbericht.txt").read_bytes()
    text = raw.decode("utf-8-sig")

    assert raw.startswith(b"\xef\xbb\xbf")
    assert "\n" not in text.replace("\r\n", "")
    assert text.index("EINDE PERSBERICHT") < text.index("NOOT VOOR DE REDACTIE")


def test_captions_open_in_columns(folder):
    lines = (folder / "2-beeld" / "bijschriften.csv").read_text(encoding="utf-8-sig").splitlines()

    assert [len(line.split('";"')) for line in lines] == [6, 6]


def test_offline_page_uses_only_files_of_the_folder(folder):
    text = (folder / "index.html").read_text()
    targets = re.findall(r'(?:src|href)="(?!tel:|mailto:)([^"#]+)"', text)
    assert len(targets) > 20
    assert [name for name in targets if not (folder / name).exists()] == []


def test_vcard_is_read_back(folder):
    import vobject

    card = vobject.readOne((folder / "5-redactie" / "contact-1-els-van-der-pers.vcf").read_text())
    assert (card.fn.value, card.tel.value) == ("Els van der Pers", "06-00000001")


def test_example_says_so_in_every_text():
    archive = zipfile.ZipFile(io.BytesIO(zip_bytes(replace(CONTENT, is_example=True))))

    for name in archive.namelist():
        if name.endswith((".txt", ".html")) and "SHA256" not in name:
            assert "VOORBEELD" in archive.read(name).decode("utf-8-sig"), name


@pytest.mark.parametrize(
    "text",
    [
        "🎉 feest",
        "\u202eomgekeerd",
        "中文",
        "a" * 300,
        "#set text(red)",
        "*vet* _schuin_ $x$ @ref",
        "\x0b\x1f",
        "<b>&amp;",
    ],
)
def test_odd_signs_never_stop_a_kit(text):
    assert zip_bytes(replace(CONTENT, title=f"Kop {text}", lead=text, passages=(Passage("paragraph", text),)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("é € ‘x’ – Ω Привет", "é € ‘x’ – Ω Привет"),
        ("中文", "ZhongWen"),
        ("مرحبا، كيف؟", "مرحبا، كيف؟"),
        ("نمی\u200cدانم", "نمی\u200cدانم"),
        ("שלום", "שלום"),
        ("🎉 feest", "🎉 feest"),
        ("👩🏽\u200d🍳 1\ufe0f\u20e3 🇳🇱", "👩🏽\u200d🍳 1\ufe0f\u20e3 🇳🇱"),
        ("a\ufe0f b\u200dc 🏽 \u20e3", "a bc"),
        ("🫪", "🫪"),
        ("a\x00b\x1fc\u202ed\u200b", "abcd"),
        ("e\u0301", "é"),
        ("\x00", "–"),
    ],
)
def test_pdf_says_in_other_signs_what_its_fonts_lack(text, said):
    assert printable(text) == said


def test_pdf_names_a_sign_that_has_no_letters():
    assert printable("a \u1390") == "a [ethiopic tonal mark yizet]"


def words_of(pdf_bytes: bytes, tmp_path) -> str:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf_bytes)
    return subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout


def test_other_scripts_and_emoji_stand_in_the_pdf_as_they_were_written(tmp_path):
    odd = "مرحبا שלום 中文 🎉 👩🏽\u200d🍳 \x00\x1f einde"
    content = replace(CONTENT, title=odd, lead=odd, passages=(Passage("heading", odd), Passage("paragraph", odd)))

    words = words_of(pdf(content), tmp_path)

    for part in ("مرحبا", "שלום", "ZhongWen", "🎉", "👩🏽\u200d🍳", "einde"):
        assert words.count(part) == 4


@pytest.mark.parametrize("start", ["600", "5D0", "1F300", "1F600", "1F900", "2600", "1FA70", "1F1E6"])
def test_every_sign_of_our_fonts_makes_an_accessible_pdf(start):
    signs = [chr(int(start, 16) + number) for number in range(128)]
    text = " ".join(one for one in signs if printable(one) == one)

    # The text itself, not the one in ASCII that comes when the compiler refuses.
    assert _compiled(_data(replace(CONTENT, lead=text), printable, {}), {})


def test_sign_that_no_font_has_makes_the_pdf_plainer_and_never_fail(tmp_path):
    stacked = "\u1e9b\u0323\u0344\u0360" * 3 + "ﬀ 𝔘 \ue000 \ufffd einde"

    assert "einde" in words_of(pdf(replace(CONTENT, lead=stacked)), tmp_path)
    assert plain("é 中 \ue000") == "e Zhong"


def test_text_without_any_sign_still_gives_a_pdf():
    empty = replace(CONTENT, title="\x00", lead="", passages=(Passage("heading", ""), Passage("quote", "\u200b")))

    assert pdf(empty).startswith(b"%PDF")


def test_missing_original_is_named():
    def gone() -> bytes:
        raise FileNotFoundError

    photo = replace(CONTENT.photos[0], read=gone)
    with pytest.raises(MissingFile, match="Markt"):
        zip_bytes(replace(CONTENT, photos=(photo,)))


def test_folder_never_writes_outside_itself(tmp_path):
    with pytest.raises(ValueError, match="outside"):
        FolderSink(tmp_path / "a").add("../b.txt", b"")


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", None),
        ("bytes=0-9", (0, 9)),
        ("bytes=90-", (90, 99)),
        ("bytes=-10", (90, 99)),
        ("bytes=50-999", (50, 99)),
        ("bytes=9-5", None),
        ("bytes=0-1,5-6", None),
        ("regels=1-2", None),
    ],
)
def test_one_range_is_understood(header, expected):
    assert parse_range(header, 100) == expected


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=200-300", "bytes=-0"])
def test_range_outside_the_file_is_refused(header):
    with pytest.raises(ValueError, match="bytes"):
        parse_range(header, 100)


def test_words_are_counted_as_a_paper_does():
    assert count_words("De kok – 'één' buurvrouw, 2 keer.") == 6
    assert words_over("woord " * 70, 60) == 4
