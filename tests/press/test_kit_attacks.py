"""Kits of what nobody hopes for: odd names, too much, too little, every script, formulas, and a disk that is full."""

import csv
import io
import json
import re
import resource
import signal
import subprocess
import zipfile
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from press.enums import KitState
from press.kit import texts
from press.kit.build import write_zip
from press.kit.content import Attachment, Biography, Contact, Fact, KitContent, Passage, Question, Quote, Table
from press.kit.vcard import vcard
from press.models import MediaKit
from press.services import build_kit
from tests.factories.core import jpeg_bytes, make_image
from tests.factories.kit import gradient, whole_content
from tests.factories.press import make_release, make_room

pytestmark = pytest.mark.whole

PICTURE = gradient(40, 30)
CONTENT = whole_content(PICTURE)
# Windows knows these as devices, whatever extension follows.
DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
PLAIN = re.compile(r"[a-zA-Z0-9._-]+")


def archive_of(content: KitContent) -> zipfile.ZipFile:
    out = io.BytesIO()
    write_zip(content, out)
    archive = zipfile.ZipFile(out)
    assert archive.testzip() is None
    return archive


def with_names(name: str) -> KitContent:
    """Everything that gets into the name of a file."""
    return replace(
        CONTENT,
        slug=name,
        title=name,
        photos=tuple(replace(photo, title=name, maker=name) for photo in CONTENT.photos),
        attachments=(Attachment(name, f"{name}.pdf", "h", lambda: b"%PDF"), Attachment(name, name, "i", lambda: b"")),
        contacts=(Contact(name), Contact(name)),
    )


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "..\\..\\windows\\system32",
        "C:\\boot.ini",
        "con",
        "NUL.txt",
        "lpt1",
        ". ",
        "...",
        "naam met spatie .",
        'a:b*c?d"e<f>g|h',
        "nul\x00byte",
        "regel\r\neinde\ttab",
        "\u202egpj.exe",
        "étage Ærø straße Ωmega Привет 中文 مرحبا 🎉",
        "x" * 5000,
        "-rf",
        "~",
        "",
    ],
)
def test_no_name_leads_out_of_the_folder_or_stops_a_computer(name):
    names = archive_of(with_names(name)).namelist()

    assert len({one.lower() for one in names}) == len(names)
    assert {PurePosixPath(one).parts[0] for one in names} == {with_names(name).folder}
    for one in names:
        assert len(one) <= 100
        for part in PurePosixPath(one).parts:
            assert PLAIN.fullmatch(part), one
            assert part.split(".")[0].lower() not in DEVICES
            assert not part.startswith((".", "-"))
            assert not part.endswith(".")


def test_three_hundred_pictures_of_one_name_have_names_of_their_own():
    photos = tuple(replace(CONTENT.photos[0], title="Dezelfde", file_hash=f"h{number}") for number in range(300))
    content = replace(CONTENT, photos=photos)
    archive = archive_of(content)
    names = [name for name in archive.namelist() if name.endswith("_hires.jpg")]
    table = archive.read(f"{content.folder}/2-beeld/bijschriften.csv").decode("utf-8-sig")
    page = archive.read(f"{content.folder}/index.html").decode()

    assert len(set(names)) == 300
    assert len(table.splitlines()) == 301
    assert page.count("<figure>") == 300
    assert max(map(len, names)) <= 100


def test_same_picture_twice_is_there_once():
    archive = archive_of(replace(CONTENT, photos=(CONTENT.photos[0], CONTENT.photos[0])))

    assert len([name for name in archive.namelist() if name.endswith("_hires.jpg")]) == 1


# -- texts ---------------------------------------------------------------------------------------------------------


def with_texts(text: str) -> KitContent:
    """The same text everywhere an editor can write."""
    passages = (
        *(Passage(kind, text) for kind in ("heading", "paragraph", "item", "quote")),
        Passage("table", text, table=Table(text, (text, text), ((text, text),), has_row_headings=True)),
    )
    return replace(
        CONTENT,
        title=text,
        place=text,
        lead=text,
        passages=passages,
        organisation=text,
        quotes=(Quote(text, text, text),),
        note_to_editors=text,
        shorts=((60, text),),
        contacts=(Contact(text, text, text, text, text, text),),
        photos=(replace(CONTENT.photos[0], title=text, caption=text, alt=text, credit=text, maker=text, terms=text),),
        boilerplate=text,
        facts=(Fact(text, text),),
        questions=(Question(text, text),),
        biographies=(Biography(text, text, text),),
        spoken_text=text,
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "🎉👩🏽‍🍳🏳️‍🌈",
        "مرحبا بالعالم",
        "\u202eomgekeerd\u202c",
        "中文报道",
        "שלום עולם",
        "नमस्ते",
        "<script>alert(1)</script>&amp;\"'",
        "]]> --> */ {{ x }} {% x %} %n $1 \\0",
        "#set page() *a* _b_ `c` @d $e$ <f>",
        "\x00\x08\x0b\x1b[31m\x7f\x85\ufffe\uffff\ufeff",
        "regel een\r\nregel twee\rregel drie\u2028regel vier",
    ],
)
def test_every_text_of_a_kit_takes_any_sign(text):
    content = with_texts(text)
    archive = archive_of(content)
    page = archive.read(f"{content.folder}/index.html").decode()

    assert json.loads(archive.read(f"{content.folder}/5-redactie/persbericht.ninjs.json"))["uri"] == content.url
    assert archive.read(f"{content.folder}/1-tekst/persbericht.pdf").startswith(b"%PDF")
    assert "<script" not in page
    plain = archive.read(f"{content.folder}/1-tekst/persbericht.txt").decode("utf-8-sig")
    assert "\r" not in plain.replace("\r\n", "")


def test_script_of_any_language_stands_in_the_text_the_page_and_word_as_it_was_written():
    text = "مرحبا 中文 שלום नमस्ते 🎉"
    content = with_texts(text)
    archive = archive_of(content)

    for name in ("1-tekst/krantentekst.txt", "index.html", "5-redactie/persbericht.ninjs.json"):
        assert text in archive.read(f"{content.folder}/{name}").decode("utf-8-sig"), name
    with zipfile.ZipFile(io.BytesIO(archive.read(f"{content.folder}/1-tekst/persbericht.docx"))) as word:
        assert text in word.read("word/document.xml").decode()


def test_release_of_no_words_at_all_is_a_kit():
    bare = KitContent("", "", "", CONTENT.day, "", (), "", "")

    assert f"{bare.folder}/1-tekst/persbericht.pdf" in archive_of(bare).namelist()


def test_release_of_twenty_thousand_words_is_whole_in_every_format(tmp_path):
    long = tuple(Passage("paragraph", f"Alinea {number} " + "woord " * 98) for number in range(200))
    content = replace(CONTENT, passages=long)
    archive = archive_of(content)
    path = archive.extract(f"{content.folder}/1-tekst/persbericht.pdf", tmp_path)
    words = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout

    for text in (words, archive.read(f"{content.folder}/1-tekst/krantentekst.txt").decode()):
        assert "Alinea 199" in text
        assert text.count("woord") >= 200 * 98


# -- formulas and cards --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\x00=", "＝", "＋", "－", "＠"])
def test_no_cell_of_the_captions_is_a_formula(start):
    evil = f'{start}HYPERLINK("http://x.example";"klik");"nog een cel'
    photo = replace(CONTENT.photos[0], caption=evil, alt=evil, credit=evil, terms=evil)
    rows = list(csv.reader(io.StringIO(texts.caption_table({photo: "a.jpg"})), delimiter=";"))

    assert [len(row) for row in rows] == [6, 6]
    assert [cell for cell in rows[1][1:5] if not cell.startswith("'")] == []
    assert "HYPERLINK" in rows[1][1]


def test_card_of_a_contact_takes_no_line_of_its_own_from_a_name():
    card = vcard(Contact("Els\r\nTEL:0900-DUUR", role="a;b,c\nX:y", phone="06-1")).decode()

    assert [line for line in card.splitlines() if line.startswith(("TEL:0900", "X:"))] == []


# -- the disk ------------------------------------------------------------------------------------------------------


def test_full_disk_leaves_no_file_and_a_sentence_and_the_next_time_it_works(home, site, settings, caplog):
    release = make_release(make_room(home), "Goud", make_image(site, data=jpeg_bytes(600, 400)))
    MediaKit.objects.all().delete()
    folder = settings.MEDIA_ROOT / "kits"
    before = set(folder.iterdir()) if folder.exists() else set()
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
    try:
        kit = build_kit(release)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert (kit.state, kit.problem) == (KitState.FAILED, "De persmap kon niet gemaakt worden. Zeg het je beheerder.")
    assert set(folder.iterdir()) == before
    assert build_kit(release).state == KitState.READY
