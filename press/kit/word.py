"""The release for Word: real headings, Dutch, no pictures (papers want those loose)."""

import io
from datetime import UTC, datetime

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from core.blocks.languages import RIGHT_TO_LEFT
from press.kit import texts
from press.kit.archive import repack
from press.kit.content import KitContent, Passage, Piece, Table

_STYLES = {"paragraph": "Normal", "item": "List Bullet", "quote": "Quote"}


def docx(content: KitContent) -> bytes:
    """The release as .docx; the same content gives the same bytes."""
    document = Document()
    _set_properties(document, content)
    for warning in texts.warnings(content):
        document.add_paragraph().add_run(_legal(warning)).bold = True
    document.add_paragraph(f"{texts.kind_line(content)} – {_legal(content.organisation)}")
    document.add_heading(_legal(content.title), level=1)
    lead = document.add_paragraph()
    lead.add_run(_legal(f"{texts.dateline(content)} – {content.lead}")).bold = True
    _add_lines(document, texts.event(content))
    for passage in content.passages:
        if passage.table:
            _add_table(document, passage.table)
            continue
        paragraph = document.add_paragraph(style=_style(passage))
        for piece in passage.pieces:
            _add_piece(paragraph, piece)
    document.add_paragraph(texts.END)
    _add_section(document, "Noot voor de redactie", content.note_to_editors)
    _add_section(document, "Contact", "\n".join(texts.contact_line(one) for one in content.contacts))
    _add_section(document, f"Over {content.organisation}", content.boilerplate)
    _add_section(document, "Wijzigingen", texts.changes(content).partition("\n")[2])
    buffer = io.BytesIO()
    document.save(buffer)
    return repack(buffer.getvalue(), first="[Content_Types].xml")


def _add_table(document, table: Table) -> None:
    """The caption above it, and a first row that Word repeats on every page and names as headings."""
    document.add_paragraph(_legal(table.caption), style="Caption")
    grid = document.add_table(rows=0, cols=len(table.headings), style="Table Grid")
    for number, row in enumerate((table.headings, *table.rows)):
        for place, (cell, text) in enumerate(zip(grid.add_row().cells, row, strict=True)):
            run = cell.paragraphs[0].add_run(_legal(text))
            run.bold = number == 0 or (table.has_row_headings and place == 0)
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.add_paragraph()


def _add_piece(paragraph, piece: Piece) -> None:
    run = paragraph.add_run(_legal(piece.text))
    if piece.language:
        language = OxmlElement("w:lang")
        # Word reads the language of scripts from right to left in an attribute of its own.
        language.set(qn("w:bidi" if piece.language in RIGHT_TO_LEFT else "w:val"), piece.language)
        run._r.get_or_add_rPr().append(language)


def _style(passage: Passage) -> str:
    return f"Heading {passage.level}" if passage.kind == "heading" else _STYLES[passage.kind]


def _add_section(document, title: str, text: str) -> None:
    if not text.strip():
        return
    document.add_heading(_legal(title), level=2)
    _add_lines(document, text)


def _add_lines(document, text: str) -> None:
    for line in text.splitlines():
        if line.strip():
            document.add_paragraph(_legal(line))


def _legal(text: str) -> str:
    """Without control characters: XML has none."""
    return "".join(sign for sign in text if sign in "\t\n" or sign >= " ")


def _set_properties(document, content: KitContent) -> None:
    moment = datetime(content.day.year, content.day.month, content.day.day, tzinfo=UTC).replace(tzinfo=None)
    properties = document.core_properties
    properties.title = _legal(content.title)[:255]
    properties.author = _legal(content.organisation)[:255]
    properties.language = "nl-NL"
    properties.comments = ""
    properties.created = properties.modified = moment
    properties.last_modified_by = ""
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = defaults.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        defaults.append(language)
    language.set(qn("w:val"), "nl-NL")
