"""How a kit reads on paper and on a screen: marks on every page, pictures small at the end, figures below each other."""

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm
from PIL import Image

from press.kit import texts
from press.kit.build import write_zip
from press.kit.content import Embargo, KitContent, Passage, Photo, Table
from press.kit.pdf import pdf
from press.kit.pictures import MOST_SHOWN
from press.kit.word import docx
from tests.factories.kit import gradient, whole_content

PICTURE = gradient(90, 60)
CONTENT = replace(whole_content(PICTURE), version=1, changes=())
LONG = replace(
    CONTENT, passages=tuple(Passage("paragraph", "De kok kookt voor wie wil. " * 40) for _number in range(9))
)
MARK = "EMBARGO tot dinsdag 1 december 2026, 10.00 uur (Nederlandse tijd)"


def under_embargo(content: KitContent) -> KitContent:
    until = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    return replace(content, embargo=Embargo(until, "De winnaar hoort het eerst."), status="withheld")


def pages_of(document: bytes, tmp_path: Path) -> list[str]:
    path = tmp_path / "x.pdf"
    path.write_bytes(document)
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    return text.split("\f")[:-1]


def index_of(content: KitContent) -> BeautifulSoup:
    out = io.BytesIO()
    write_zip(content, out)
    with zipfile.ZipFile(out) as archive:
        return BeautifulSoup(archive.read(f"{content.folder}/{content.mark}index.html"), "html.parser")


# -- every page may be copied alone --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "mark"),
    [
        ({}, ""),
        ({"status": "withheld"}, "NOG NIET OPENBAAR"),
        ({"status": "canceled"}, "INGETROKKEN"),
        ({"is_example": True}, "VOORBEELD"),
    ],
)
def test_every_page_of_the_pdf_says_what_must_be_known_who_sends_it_and_which_page_it_is(tmp_path, change, mark):
    pages = pages_of(pdf(replace(LONG, **change)), tmp_path)

    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert mark in page
        assert "Welzijn Proefstad – persbericht, 1 december 2026" in page
        assert f"{number} van {len(pages)}" in page
        assert "Buurtkeuken wint de Gouden Gemeente" in page


def test_every_page_of_the_pdf_and_the_word_file_has_the_embargo(tmp_path):
    content = under_embargo(LONG)
    pages = pages_of(pdf(content), tmp_path)
    section = Document(io.BytesIO(docx(content))).sections[0]

    # In full in the box on the first page, in short above the others.
    assert "niet publiceren vóór dinsdag 1 december 2026, 10.00 uur" in " ".join(pages[0].split())
    assert [page for page in pages[1:] if MARK not in page] == []
    assert section.header.paragraphs[0].text.strip() == MARK
    assert not section.different_first_page_header_footer


def test_release_without_anything_to_know_first_has_no_mark():
    assert texts.marks(CONTENT) == ()
    assert Document(io.BytesIO(docx(CONTENT))).sections[0].header.paragraphs[0].text == ""


def test_word_file_is_a4_with_the_page_and_how_many_there_are():
    section = Document(io.BytesIO(docx(replace(CONTENT, version=2)))).sections[0]

    assert (round(section.page_width / Cm(1), 1), round(section.page_height / Cm(1), 1)) == (21.0, 29.7)
    assert section.footer.paragraphs[0].text.startswith("Welzijn Proefstad – persbericht, 1 december 2026, versie 2")
    fields = [field.get(qn("w:instr")) for field in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_nothing_is_broken_with_a_hyphen_that_would_be_copied_along(tmp_path):
    words = "onverantwoordelijkheidsgevoel arbeidsongeschiktheidsverzekering "
    pages = pages_of(pdf(replace(CONTENT, photos=(), passages=(Passage("paragraph", words * 20),))), tmp_path)

    assert [line for page in pages for line in page.splitlines() if re.search(r"[a-z]-$", line.strip())] == []


# -- lists and tables ----------------------------------------------------------------------------------------------


def test_items_below_each_other_are_one_list_in_the_pdf(tmp_path):
    path = tmp_path / "x.pdf"
    items = tuple(Passage("item", word) for word in ("soep", "brood", "taart"))
    path.write_bytes(pdf(replace(CONTENT, passages=(*items, Passage("paragraph", "En:"), items[0]))))
    tree = subprocess.run(["pdfinfo", "-struct", path], capture_output=True, text=True, check=True).stdout

    kinds = re.findall(r"^ *(\w+)", tree, flags=re.M)
    assert (kinds.count("L"), kinds.count("LI")) == (2, 4)


FIGURES = Table(
    "Eters", ("Maand", "Eters", "Aandeel"), (("Mei", "1.296", "12,5 %"), ("Juni", "€ 8", ""), ("Juli", "–3", "9%"))
)


def test_column_of_figures_is_set_to_the_right_and_one_of_words_is_not():
    content = replace(CONTENT, passages=(Passage("table", "Eters", table=FIGURES),))
    (grid,) = Document(io.BytesIO(docx(content))).tables
    cells = index_of(content).table.find_all(["th", "td"])

    assert FIGURES.columns_of_figures == (False, True, True)
    for row in grid.rows:
        alignments = [cell.paragraphs[0].alignment for cell in row.cells]
        assert alignments == [None, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.RIGHT]
    assert [cell.get("class") == ["figure"] for cell in cells] == [False, True, True] * 4


@pytest.mark.parametrize("cells", [("", ""), ("8", "acht"), ("2026-2027", "8"), ("06-12345678", "")])
def test_what_is_no_figure_stays_on_the_left(cells):
    table = Table("X", ("Kop",), tuple((cell,) for cell in cells))

    assert table.columns_of_figures == (False,)


# -- pictures ------------------------------------------------------------------------------------------------------


def photo(number: int, size: tuple[int, int] = (90, 60), **fields: object) -> Photo:
    values = {"title": f"Foto {number}", "caption": f"Bijschrift {number}", "alt": f"Beschrijving {number}"}
    values |= {"credit": "Foto: J. J.", "maker": "J. J.", "terms": "vrij", "is_illustration": False}
    return Photo(**{**values, "file_hash": f"h{number}", "read": lambda: gradient(*size), **fields})


def test_pictures_stand_small_at_the_end_with_caption_credit_size_and_file_name(tmp_path):
    content = replace(CONTENT, photos=(photo(1, width=4000, height=3000), photo(2, (60, 90), width=800, height=1200)))
    words = " ".join("".join(pages_of(pdf(content), tmp_path)).split())
    document = Document(io.BytesIO(docx(content)))

    for part in ("Bijschrift 1", "Foto: J. J.", "4000 × 3000 pixels", "800 × 1200 pixels, alleen voor het web"):
        assert part in words
        assert part in "\n".join(one.text for one in document.paragraphs)
    assert [one.get("descr") for one in document.element.iter(qn("wp:docPr"))] == ["Beschrijving 1", "Beschrijving 2"]
    assert "20261201_foto-1_j-j_01_hires.jpg" in document.paragraphs[-3].text


def test_overview_ends_and_names_the_folder_of_the_rest(tmp_path):
    content = replace(CONTENT, photos=tuple(photo(number) for number in range(MOST_SHOWN + 3)))
    words = "".join(pages_of(pdf(content), tmp_path))

    assert len(set(re.findall(r"Bijschrift \d+", words))) == MOST_SHOWN
    assert f"in de map 2-beeld van de persmap ({MOST_SHOWN + 3})" in words


def test_captions_say_which_picture_a_paper_can_print():
    names = {photo(1, width=4000, height=3000): "a.jpg", photo(2, width=800, height=600): "b.jpg", photo(3): "c.jpg"}

    assert texts.caption_lines(names).split("\n\n") == [
        "a.jpg\nBijschrift 1\nFoto: J. J.\n4000 × 3000 pixels",
        "b.jpg\nBijschrift 2\nFoto: J. J.\n800 × 600 pixels, alleen voor het web",
        "c.jpg\nBijschrift 3\nFoto: J. J.",
    ]


@pytest.mark.parametrize(("kind", "name"), [("PNG", "logo.png"), ("WEBP", "logo.png"), ("JPEG", "logo.jpg")])
def test_logo_keeps_what_is_transparent(kind, name, tmp_path):
    out = io.BytesIO()
    Image.new("RGB" if kind == "JPEG" else "RGBA", (40, 20)).save(out, kind)
    content = replace(CONTENT, logo=photo(9, title="Logo", read=out.getvalue))
    kit = io.BytesIO()
    write_zip(content, kit)
    with zipfile.ZipFile(kit) as archive:
        [path] = [Path(archive.extract(one, tmp_path)) for one in archive.namelist() if "/4-logo/" in one]

    assert path.name == name
    assert Image.open(path).mode == ("RGB" if kind == "JPEG" else "RGBA")
    found = subprocess.run(
        ["exiftool", "-s3", "-XMP-photoshop:Credit", path], capture_output=True, text=True, check=True
    )
    assert found.stdout == "Foto: J. J.\n"


def test_what_to_read_first_names_every_folder_that_is_there_and_no_other():
    bare = replace(
        CONTENT, photos=(), facts=(), questions=(), biographies=(), attachments=(), boilerplate="", logo=None
    )
    for content in (replace(CONTENT, logo=photo(9)), bare):
        out = io.BytesIO()
        write_zip(content, out)
        with zipfile.ZipFile(out) as archive:
            folders = {name.split("/")[1] for name in archive.namelist() if name.count("/") == 2}
        named = {line.partition(":")[0] for line in texts.readme(content).splitlines() if re.match(r"\d-", line)}
        assert named == folders


# -- the page of a kit ---------------------------------------------------------------------------------------------


def test_page_opens_with_what_must_be_known_and_the_ways_in():
    page = index_of(under_embargo(CONTENT))

    first, second = page.main.find_all(recursive=False)[:2]
    assert (first["class"], first.get_text().startswith("EMBARGO – niet publiceren")) == (["example"], True)
    assert second.name == "nav"
    assert [link.get_text() for link in second.find_all("a")] == [
        "Tekst om te plakken", "Het bericht in Word", "Het bericht als PDF", "Beeld (2)", "Contact", "Alle bestanden",
    ]  # fmt: skip
    assert [page.find(id=link["href"][1:]).name for link in second.find_all("a", href=re.compile("^#"))] == ["h2"] * 3


def test_page_names_every_file_in_words_with_its_kind_and_size():
    page = index_of(CONTENT)
    listed = [item.get_text() for item in page.find(id="bestanden").find_all_next("li")]

    assert "Het bericht in 60 woorden (TXT, 1 kB)" in listed
    assert [folder.get_text() for folder in page.find(id="bestanden").find_all_next("h3")] == [
        "Tekst", "Beeld", "Achtergrond", "Voor de redactie", "Over deze map",
    ]  # fmt: skip
    assert re.fullmatch(r"Drukkwaliteit \(JPG, \d+ kB\)", page.figure.a.get_text())


def test_contact_can_be_called_and_mailed_from_the_page():
    contact = index_of(CONTENT).find(id="contact").find_next("li")

    assert [link["href"] for link in contact.find_all("a")] == ["tel:0600000001", "mailto:els@proefstad.example"]
