"""What stands in each file of a kit: facts, lengths, the mark of an embargo, the wire format. No database."""

import io
import json
import re
import subprocess
import zipfile
import zlib
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup
from docx import Document
from docx.oxml.ns import qn
from PIL import Image

from press.kit import texts
from press.kit.build import text_writers, write_zip
from press.kit.content import (
    Biography,
    Change,
    Contact,
    Embargo,
    Event,
    Fact,
    KitContent,
    Passage,
    Photo,
    Piece,
    Question,
    Quote,
    Table,
)
from press.kit.ninjs import ninjs
from press.kit.pdf import pdf
from press.kit.web import article
from press.kit.word import docx


def jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "orange").save(out, "JPEG")
    return out.getvalue()


PICTURE = jpeg()
TEN = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)  # 10.00 in the Netherlands
CONTENT = KitContent(
    slug="goud",
    title="Goud voor de buurtkeuken",
    place="Proefstad",
    day=date(2026, 11, 24),
    lead="De prijs gaat naar de keuken.",
    passages=(
        Passage("heading", "Waarom"),
        Passage("paragraph", "De kok kookt. " * 19),
        Passage("item", "soep"),
        Passage("item", "brood"),
        Passage("paragraph", "Wie wil, komt eten. " * 30),
    ),
    organisation="Welzijn Proefstad",
    url="https://proefstad.example/pers/goud/",
    quotes=(Quote("Iedereen hakt een ui.", "Celestine", "kok"),),
    note_to_editors="Bel voor een interview.",
    contacts=(
        Contact("Els Pers", phone="06-00000001", email="els@proefstad.example", hours="maandag 09.00–17.00 uur"),
    ),
    photos=(Photo("Markt", "De markt", "Een markt", "Foto: J. J.", "J. J.", "vrij", False, "h", lambda: PICTURE),),
    boilerplate="Wij zijn Welzijn.",
    facts=(Fact("In 2025 aten 1.200 mensen mee.", "jaarverslag 2025, p. 4"),),
    questions=(Question("Wie betaalt dit?", "De gemeente."),),
    biographies=(Biography("Celestine", "kok", "Kookt sinds 2010."),),
    spoken_text="De buurtkeuken wint goud.",
)
UNDER_EMBARGO = replace(CONTENT, embargo=Embargo(TEN, "De winnaar hoort het om 10 uur."), status="withheld")


def files(content: KitContent) -> dict[str, bytes]:
    out = io.BytesIO()
    write_zip(content, out)
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def text(content: KitContent, name: str) -> str:
    return files(content)[f"{content.folder}/{name}"].decode("utf-8-sig").replace("\r\n", "\n")


def test_kit_has_every_file_of_the_layout():
    names = [name.removeprefix("persmap-20261124-goud-v1/") for name in files(CONTENT)]

    assert names == [
        "LEESMIJ.txt",
        "VOORWAARDEN.txt",
        "1-tekst/persbericht.txt",
        "1-tekst/persbericht.docx",
        "1-tekst/persbericht.html",
        "1-tekst/persbericht.pdf",
        "1-tekst/krantentekst.txt",
        "1-tekst/kort-60-woorden.txt",
        "1-tekst/kort-150-woorden.txt",
        "1-tekst/kort-300-woorden.txt",
        "1-tekst/gesproken-tekst.txt",
        "1-tekst/citaten.txt",
        "2-beeld/20261124_markt_j-j_01_hires.jpg",
        "2-beeld/20261124_markt_j-j_01_web.jpg",
        "2-beeld/bijschriften.txt",
        "2-beeld/bijschriften.csv",
        "3-achtergrond/over-ons.txt",
        "3-achtergrond/feiten.txt",
        "3-achtergrond/veelgestelde-vragen.txt",
        "3-achtergrond/korte-bio.txt",
        "5-redactie/noot-voor-de-redactie.txt",
        "5-redactie/persbericht.ninjs.json",
        "5-redactie/wijzigingen.txt",
        "5-redactie/contact-1-els-pers.vcf",
        "index.html",
        "SHA256SUMS.txt",
    ]


def test_facts_questions_and_people_stand_in_their_files():
    assert text(CONTENT, "3-achtergrond/feiten.txt").split("\n\n")[1:] == [
        "In 2025 aten 1.200 mensen mee.\nBron: jaarverslag 2025, p. 4\n"
    ]
    assert "Wie betaalt dit?\nDe gemeente." in text(CONTENT, "3-achtergrond/veelgestelde-vragen.txt")
    assert "Celestine, kok\nKookt sinds 2010." in text(CONTENT, "3-achtergrond/korte-bio.txt")


def test_length_nobody_wrote_is_cut_from_below_by_whole_paragraphs():
    cut = dict(texts.lengths(CONTENT))

    assert cut[60] == "De prijs gaat naar de keuken.\n\nWaarom\n" + "De kok kookt. " * 19 + "\n\n- soep\n- brood"
    assert cut[150] == cut[60]
    assert cut[300] == cut[60] + "\n\n" + "Wie wil, komt eten. " * 30
    assert dict(texts.lengths(replace(CONTENT, shorts=((60, "Kort."),))))[60] == "Kort."


def test_headings_keep_their_level_in_word_and_on_the_web():
    headings = (Passage("heading", "Waarom"), Passage("heading", "En hoe", level=3))
    content = replace(CONTENT, passages=headings)

    assert "<h2>Waarom</h2>\n<h3>En hoe</h3>" in article(content)
    styles = {one.text: one.style.name for one in Document(io.BytesIO(docx(content))).paragraphs}
    assert (styles["Waarom"], styles["En hoe"]) == ("Heading 2", "Heading 3")


def test_smaller_heading_is_no_obstacle_to_an_accessible_pdf():
    assert pdf(replace(CONTENT, passages=(Passage("heading", "Waarom"), Passage("heading", "En hoe", level=3))))


FOREIGN = Passage(
    "paragraph",
    "De mentor zei سلام.",
    foreign=(Piece("De "), Piece("mentor", "en"), Piece(" zei "), Piece("سلام", "ar"), Piece(".")),
)


def test_words_in_another_language_keep_it_on_the_web_and_in_word():
    content = replace(CONTENT, passages=(FOREIGN,))

    assert '<p>De <span lang="en">mentor</span> zei <span lang="ar" dir="rtl">سلام</span>.</p>' in article(content)
    (paragraph,) = (one for one in Document(io.BytesIO(docx(content))).paragraphs if one.text == FOREIGN.text)
    languages = [dict(one.attrib) for one in paragraph._p.iter(qn("w:lang"))]
    assert languages == [{qn("w:val"): "en"}, {qn("w:bidi"): "ar"}]


def test_words_in_another_language_keep_it_in_the_pdf_while_in_its_script():
    chinese = Passage("paragraph", "Zij zei 你好.", foreign=(Piece("Zij zei "), Piece("你好", "zh"), Piece(".")))
    text = _opened(pdf(replace(CONTENT, passages=(FOREIGN, chinese))))

    # The fonts have no Chinese, so that word is said in Latin letters: no longer in the script of its language.
    assert set(re.findall(rb"/Lang ?\((.+?)\)", text)) - {b"nl-NL"} == {b"en", b"ar"}


PRICES = Table("Prijzen", ("Wie", "Prijs"), (("Kind", "€ 1"), ("<Oma>", "")), has_row_headings=True)
PRICE_LIST = Passage("table", "Prijzen\nWie: Kind; Prijs: € 1\nWie: <Oma>; Prijs: ", table=PRICES)


def test_table_keeps_its_caption_and_headings_on_the_web_and_in_word():
    content = replace(CONTENT, passages=(Passage("item", "soep"), PRICE_LIST))
    soup = BeautifulSoup(article(content), "html.parser")
    (grid,) = Document(io.BytesIO(docx(content))).tables

    assert soup.table.parent.find_previous_sibling().name == "ul"
    assert soup.caption.get_text() == "Prijzen"
    assert [(one["scope"], one.get_text()) for one in soup.find_all("th")] == [
        ("col", "Wie"),
        ("col", "Prijs"),
        ("row", "Kind"),
        ("row", "<Oma>"),
    ]
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["Wie", "Prijs"],
        ["Kind", "€ 1"],
        ["<Oma>", ""],
    ]
    assert [row._tr.find(".//" + qn("w:tblHeader")) is not None for row in grid.rows] == [True, False, False]


def test_table_is_marked_as_one_in_the_pdf_and_every_cell_named_in_plain_text():
    content = replace(CONTENT, passages=(PRICE_LIST,))
    tags = set(re.findall(rb"/S ?/(Table|THead|TH|TR|TD|Caption)\b", _opened(pdf(content))))

    assert tags == {b"Table", b"THead", b"TH", b"TR", b"TD", b"Caption"}
    assert "Prijzen\nWie: Kind; Prijs: € 1\n" in texts.body(content)


def _opened(document: bytes) -> bytes:
    """A PDF with what its streams hold."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", document, re.DOTALL)
    return document + b"".join(zlib.decompress(stream) for stream in streams if stream[:1] == b"\x78")


def test_spoken_text_says_how_long_it_takes():
    assert "GESPROKEN TEKST (ongeveer 2 seconden)\n\nDe buurtkeuken wint goud." in text(
        CONTENT, "1-tekst/gesproken-tekst.txt"
    )


def test_newspaper_text_is_only_what_is_printed():
    found = text(CONTENT, "1-tekst/krantentekst.txt")

    assert found.startswith("Goud voor de buurtkeuken\n\nPROEFSTAD, 24 november 2026 – De prijs")
    assert found.endswith("EINDE PERSBERICHT\n")
    for kept_out in ("interview", "Wij zijn Welzijn", "06-0000", "PERSBERICHT\nWelzijn", "<", "*"):
        assert kept_out not in found


def test_contact_says_when_it_answers():
    assert "06-00000001 – els@proefstad.example – bereikbaar maandag 09.00–17.00 uur" in text(CONTENT, "LEESMIJ.txt")
    assert "NOTE:maandag 09.00–17.00 uur" in text(CONTENT, "5-redactie/contact-1-els-pers.vcf")


def test_invitation_says_when_where_and_what_there_is_to_film():
    event = Event(TEN, datetime(2026, 12, 1, 11, 30, tzinfo=UTC), "Markt 1", "10.15 uur: de taart")
    content = replace(CONTENT, kind="invitation", event=event)

    assert texts.event(content) == (
        "Wanneer: dinsdag 1 december 2026, 10.00 uur (Nederlandse tijd), tot 12.30 uur\nWaar: Markt 1\n"
        "Te zien, te horen en te filmen:\n10.15 uur: de taart"
    )
    assert text(content, "1-tekst/persbericht.txt").startswith("PERSUITNODIGING\nWelzijn Proefstad\n")
    assert "Waar: Markt 1" in text(content, "1-tekst/persbericht.html")


def test_embargo_stands_on_every_folder_file_text_and_page():
    line = (
        "EMBARGO – niet publiceren vóór dinsdag 1 december 2026, 10.00 uur (Nederlandse tijd). "
        "Reden: De winnaar hoort het om 10 uur."
    )
    for name, data in files(UNDER_EMBARGO).items():
        top, *_between, last = name.split("/")
        assert top == "EMBARGO-TOT-20261201-1000_persmap-20261124-goud-v1"
        assert last.startswith("EMBARGO-TOT-20261201-1000_"), name
        if last.endswith((".txt", ".html")) and "SHA256" not in last:
            assert line in data.decode("utf-8-sig"), name
    with zipfile.ZipFile(io.BytesIO(docx(UNDER_EMBARGO))) as word:
        assert line in word.read("word/document.xml").decode()


def test_links_of_a_kit_under_embargo_lead_somewhere(tmp_path):
    found = files(UNDER_EMBARGO)
    top = UNDER_EMBARGO.folder
    page = found[f"{top}/{UNDER_EMBARGO.mark}index.html"].decode()
    sums = found[f"{top}/{UNDER_EMBARGO.mark}SHA256SUMS.txt"].decode()

    targets = re.findall(r'(?:src|href)="(?!tel:|mailto:)([^"#]+)"', page)
    assert len(targets) > 20
    assert [target for target in targets if f"{top}/{target}" not in found] == []
    assert sorted(f"{top}/{line.split('  ')[1]}" for line in sums.splitlines()) == sorted(
        set(found) - {f"{top}/{UNDER_EMBARGO.mark}SHA256SUMS.txt"}
    )


def test_embargo_stands_inside_the_pictures(tmp_path):
    picture = next(data for name, data in files(UNDER_EMBARGO).items() if name.endswith("_web.jpg"))
    path = tmp_path / "x.jpg"
    path.write_bytes(picture)

    found = subprocess.run(
        ["exiftool", "-s3", "-XMP-photoshop:Instructions", "-IPTC:SpecialInstructions", path],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()

    assert len(found) == 2
    assert all(line.startswith("EMBARGO – niet publiceren vóór dinsdag 1 december 2026, 10.00 uur") for line in found)


@pytest.mark.parametrize(
    ("change", "warning"),
    [
        ({"status": "canceled"}, "INGETROKKEN – gebruik dit bericht niet meer."),
        ({"status": "withheld"}, "NOG NIET OPENBAAR – niet publiceren en niet doorgeven."),
        ({"is_example": True}, texts.EXAMPLE),
        ({}, ""),
    ],
)
def test_what_must_be_known_first_stands_first(change, warning):
    assert texts.banner(replace(CONTENT, **change)) == warning


def test_ninjs_keeps_the_note_apart_and_names_status_and_embargo():
    item = json.loads(ninjs(UNDER_EMBARGO))

    assert (item["pubstatus"], item["embargoed"]) == ("withheld", "2026-12-01T10:00:00+01:00")
    assert item["ednote"].endswith("Bel voor een interview.")
    assert "interview" not in json.dumps([item["bodies"], item["descriptions"], item["headlines"]])
    assert [body["role"] for body in item["bodies"]] == ["main", "60-words", "150-words", "300-words"]
    assert item["usageterms"] == "U mag deze tekst overnemen en inkorten, met Welzijn Proefstad als bron."
    assert item["infosources"][0]["contactinfo"][0] == {"type": "phone", "role": "press", "value": "06-00000001"}
    assert item["firstcreated"] == "2026-11-24T00:00:00+01:00"


def test_public_ninjs_has_no_embargo_and_only_fields_of_the_standard():
    item = json.loads(ninjs(CONTENT))

    assert item["pubstatus"] == "usable"
    # The properties of https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json that we use.
    assert set(item) == {
        "standard", "uri", "type", "representationtype", "profile", "version", "firstcreated", "versioncreated",
        "pubstatus", "language", "title", "headlines", "descriptions", "bodies", "located", "by", "copyrightholder",
        "usageterms", "organisations", "people", "infosources", "associations", "ednote",
    }  # fmt: skip


def test_correction_is_told_in_the_kit_and_in_ninjs():
    changed = replace(
        CONTENT, version=2, changes=(Change(2, date(2026, 12, 1), "Het bedrag was € 5.000, niet € 50.000."),), saved=TEN
    )

    told = "Versie 2, 1 december 2026: Het bedrag was € 5.000, niet € 50.000."
    assert changed.folder.endswith("-v2")
    assert told in text(changed, "5-redactie/wijzigingen.txt")
    assert told in text(changed, "LEESMIJ.txt")
    assert json.loads(ninjs(changed))["versioncreated"] == "2026-12-01T10:00:00+01:00"
    assert "Dit is de eerste versie." in text(CONTENT, "5-redactie/wijzigingen.txt")


def test_moment_in_another_zone_is_the_same_kit():
    from zoneinfo import ZoneInfo

    elsewhere = replace(
        UNDER_EMBARGO, embargo=Embargo(TEN.astimezone(ZoneInfo("Asia/Tokyo")), UNDER_EMBARGO.embargo.reason)
    )

    assert elsewhere.fingerprint() == UNDER_EMBARGO.fingerprint()
    assert files(elsewhere) == files(UNDER_EMBARGO)


@pytest.mark.parametrize("name", ["persbericht.txt", "persbericht.pdf", "kort-60-woorden.txt", "krantentekst.txt"])
def test_each_text_can_be_had_alone(name):
    assert text_writers(CONTENT)[name]() == files(CONTENT)[f"{CONTENT.folder}/1-tekst/{name}"]
