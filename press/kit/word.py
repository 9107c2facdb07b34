"""The release for Word: real headings, Dutch, A4, and its pictures small at the end (papers want them loose)."""

import io
from datetime import UTC, datetime

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from core.blocks.languages import RIGHT_TO_LEFT
from press.kit import texts
from press.kit.archive import repack
from press.kit.content import Contact, KitContent, Passage, Piece, Table
from press.kit.pictures import MOST_SHOWN, Thumbnails, is_tall, names

_STYLES = {"paragraph": "Normal", "item": "List Bullet", "quote": "Quote"}
# One that every computer has, or a twin of the same width.
_FONT = "Arial"
_BLACK, _QUIET, _ALARM = RGBColor(0, 0, 0), RGBColor(0x4A, 0x53, 0x61), RGBColor(0xA1, 0x22, 0x16)
_SIZES = {"Title": 22, "Heading 1": 20, "Heading 2": 13, "Heading 3": 11, "Caption": 10, "Normal": 11}
_WIDTH = Cm(15.5)
_SHORT_TABLE = 12


def docx(content: KitContent, thumbnails: Thumbnails | None = None) -> bytes:
    """The release as .docx; the same content gives the same bytes."""
    document = Document()
    _set_properties(document, content)
    _set_look(document)
    _set_head_and_foot(document, content)
    for warning in texts.warnings(content):
        _coloured(document.add_paragraph(), warning, _ALARM, bold=True)
    _coloured(document.add_paragraph(), f"{texts.kind_line(content)} – {content.organisation}", _QUIET)
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
    _coloured(document.add_paragraph(), texts.END, _QUIET)
    _add_section(document, "Noot voor de redactie", content.note_to_editors)
    if content.contacts:
        document.add_heading("Contact", level=2)
        for contact in content.contacts:
            _add_contact(document, contact)
    _add_section(document, f"Over {content.organisation}", content.boilerplate)
    _add_section(document, "Wijzigingen", texts.changes(content).partition("\n")[2])
    _add_pictures(document, content, thumbnails or Thumbnails(content))
    _coloured(document.add_paragraph(), content.url, _QUIET)
    buffer = io.BytesIO()
    document.save(buffer)
    return repack(buffer.getvalue(), first="[Content_Types].xml")


def _coloured(paragraph, text: str, colour: RGBColor, *, bold: bool = False):
    run = paragraph.add_run(_legal(text))
    run.bold, run.font.color.rgb = bold, colour
    return run


def _set_look(document) -> None:
    """A4, black headings, and room between the lines: a text to work in, whatever theme Word has."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(3)
    section.top_margin = section.bottom_margin = Cm(2.5)
    for name, size in _SIZES.items():
        style = document.styles[name]
        style.font.size, style.font.name, style.font.color.rgb = Pt(size), _FONT, _BLACK
        _without_theme(style)
    document.styles["Normal"].paragraph_format.line_spacing = 1.25
    document.styles["Normal"].paragraph_format.space_after = Pt(8)
    for name in ("Heading 1", "Heading 2", "Heading 3"):
        document.styles[name].paragraph_format.space_before = Pt(14)
        document.styles[name].paragraph_format.space_after = Pt(6)
    document.styles["Heading 1"].paragraph_format.line_spacing = 1.1
    document.styles["Quote"].font.color.rgb = _BLACK
    document.styles["Quote"].paragraph_format.left_indent = Cm(0.8)


def _without_theme(style) -> None:
    """The theme's font and colour would win from ours."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]
    for name in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), _FONT)


def _set_head_and_foot(document, content: KitContent) -> None:
    """What must be known first, above every page; who sends it and the page below."""
    section = document.sections[0]
    head = section.header.paragraphs[0]
    for mark in texts.marks(content):
        _coloured(head, f"{mark}  ", _ALARM, bold=True)
    foot = section.footer.paragraphs[0]
    foot.paragraph_format.tab_stops.add_tab_stop(_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    kind = texts.kind_line(content).lower()
    _coloured(foot, f"{content.organisation} – {kind}, {texts.issue(content)}\t", _QUIET)
    _add_field(foot, "PAGE")
    _coloured(foot, " van ", _QUIET)
    _add_field(foot, "NUMPAGES")
    for paragraph in (head, foot):
        paragraph.paragraph_format.space_after = Pt(0)
        for run in paragraph.runs:
            run.font.size = Pt(9)


def _add_field(paragraph, name: str) -> None:
    """A number that Word counts itself; '1' until it does."""
    run = _coloured(paragraph, "1", _QUIET)
    run.font.size = Pt(9)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run._r.addprevious(field)
    field.append(run._r)


def _add_contact(document, contact: Contact) -> None:
    """A block per person that stays together on a page."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_together = True
    paragraph.add_run(_legal(contact.name)).bold = True
    rest = "".join(f", {part}" for part in (contact.role, contact.organisation) if part)
    lines = [" · ".join(way for way in (contact.phone, contact.email) if way), texts.reachable(contact)]
    paragraph.add_run(_legal("\n".join([rest, *(line for line in lines if line)])))


def _add_pictures(document, content: KitContent, thumbnails: Thumbnails) -> None:
    """Each picture small with its alt text, and where the real one is; without one that can't be read."""
    if not content.photos:
        return
    document.add_heading("Beeld", level=2)
    document.add_paragraph(_legal(texts.pictures_apart(content))).paragraph_format.keep_with_next = True
    for photo, name in list(names(content).items())[:MOST_SHOWN]:
        picture, paragraph = thumbnails.of(photo), document.add_paragraph()
        paragraph.paragraph_format.keep_together = True
        if picture:
            size = {"height": Cm(4.3)} if is_tall(picture) else {"width": Cm(6.4)}
            run = paragraph.add_run()
            run.add_picture(io.BytesIO(picture), **size)
            # Without a distance of its own LibreOffice moves it three millimetres in.
            inline = run._r.find(f".//{qn('wp:inline')}")
            for side in "TBLR":
                inline.set(f"dist{side}", "0")
            described = run._r.find(f".//{qn('wp:docPr')}")
            described.set("descr", _legal(photo.alt))
            run.add_break()
        lines = (photo.caption, photo.credit, texts.size_in_words(photo), name)
        paragraph.add_run(_legal("\n".join(line for line in lines if line))).font.size = Pt(9)


def _add_table(document, table: Table) -> None:
    """The caption above it, and a first row that Word repeats on every page and names as headings."""
    caption = document.add_paragraph(_legal(table.caption), style="Caption")
    caption.paragraph_format.keep_with_next = True
    grid = document.add_table(rows=0, cols=len(table.headings), style="Table Grid")
    for number, row in enumerate((table.headings, *table.rows)):
        for place, (cell, text) in enumerate(zip(grid.add_row().cells, row, strict=True)):
            if table.columns_of_figures[place]:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
            # A short table stays on one page; of a long one the headings keep a row with them.
            cell.paragraphs[0].paragraph_format.keep_with_next = number < min(len(table.rows), _SHORT_TABLE)
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
    """Without what XML 1.0 forbids: control characters, and two code points that are no sign."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in lines if sign in "\t\n" or (sign >= " " and sign not in "\ufffe\uffff"))


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
