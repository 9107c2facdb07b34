"""Web pages in a kit that read without a connection."""

from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby
from pathlib import Path

from core.blocks.languages import language_attributes
from core.people.phones import dialled
from press.kit import pictures, texts
from press.kit.content import Contact, KitContent, Piece, Table, embargo_mark

_STYLE = " ".join(Path(__file__).with_name("page.css").read_text(encoding="utf-8").split())
_POLICY = "default-src 'none'; img-src 'self' data: file:; style-src 'unsafe-inline'"


def page(title: str, inside: str) -> str:
    """A whole document that loads nothing from elsewhere."""
    return (
        '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n{inside}\n</main>\n"
        "</body>\n</html>\n"
    )


def _warnings(content: KitContent) -> str:
    return "\n".join(f'<p class="example">{escape(line)}</p>' for line in texts.warnings(content))


def article(content: KitContent) -> str:
    """The release as HTML, from headline to contacts, below what must be known first."""
    return "\n".join(part for part in (_warnings(content), _release(content)) if part)


def _release(content: KitContent) -> str:
    parts = [
        f'<p class="label">{texts.kind_line(content)} <span>{escape(content.organisation)}</span></p>',
        f"<h1>{escape(content.title)}</h1>",
        f"<p><b>{escape(texts.dateline(content))} – {escape(content.lead)}</b></p>",
        _event(content),
        _passages(content),
        f'<p class="end">{texts.END}</p>',
        _section("Noot voor de redactie", _lines(content.note_to_editors)),
        _section("Contact", _contacts(content), place="contact"),
        _section(f"Over {content.organisation}", _lines(content.boilerplate)),
        _section("Wijzigingen", _lines(texts.changes(content).partition("\n")[2])),
    ]
    return "\n".join(part for part in parts if part)


def background(content: KitContent) -> str:
    """Facts, questions and people: what a reporter looks up."""
    parts = [
        _section("Feiten en cijfers", _items(f"{fact.text} (bron: {fact.source})" for fact in content.facts)),
        _section(
            "Veelgestelde vragen",
            "\n".join(f"<h3>{escape(one.question)}</h3>\n{_lines(one.answer)}" for one in content.questions),
        ),
        _section(
            "Wie is wie",
            "\n".join(f"<h3>{escape(one.name)}</h3>\n{_lines(one.text)}" for one in content.biographies),
        ),
    ]
    return "\n".join(part for part in parts if part)


def _section(title: str, inside: str, place: str = "") -> str:
    """A part with its heading, and a place to lead to; nothing when there is nothing inside."""
    named = f' id="{place}"' if place else ""
    return f"<h2{named}>{escape(title)}</h2>\n{inside}" if inside else ""


def _event(content: KitContent) -> str:
    lines = _lines(texts.event(content))
    return f'<div class="event">\n{lines}\n</div>' if lines else ""


def _contacts(content: KitContent) -> str:
    items = "\n".join(f"<li>{_contact(contact)}</li>" for contact in content.contacts)
    return f'<ul class="who">\n{items}\n</ul>' if items else ""


def _contact(contact: Contact) -> str:
    """Who it is, a number to tap and an address to click, and the hours."""
    who = ", ".join(part for part in (contact.role, contact.organisation) if part)
    number = dialled(contact.phone)
    ways = []
    if contact.phone:
        ways.append(f'<a href="tel:{number}">{escape(contact.phone)}</a>' if number else escape(contact.phone))
    if contact.email:
        ways.append(f'<a href="mailto:{escape(contact.email)}">{escape(contact.email)}</a>')
    parts = [
        f"<b>{escape(contact.name)}</b>" + (f", {escape(who)}" if who else ""),
        f"<span>{' · '.join(ways)}</span>" if ways else "",
        f'<span class="hours">{escape(hours)}</span>' if (hours := texts.reachable(contact)) else "",
    ]
    return " ".join(part for part in parts if part)


def _items(lines: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else ""


def _lines(text: str) -> str:
    return "\n".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())


def _passages(content: KitContent) -> str:
    parts: list[str] = []
    in_list = False
    for passage in content.passages:
        if (passage.kind == "item") != in_list:
            parts.append("</ul>" if in_list else "<ul>")
            in_list = not in_list
        if passage.table:
            parts.append(_table(passage.table))
            continue
        tag = {"heading": f"h{passage.level}", "paragraph": "p", "item": "li", "quote": "blockquote"}[passage.kind]
        parts.append(f"<{tag}>{''.join(map(_piece, passage.pieces))}</{tag}>")
    if in_list:
        parts.append("</ul>")
    return "\n".join(parts)


def _table(table: Table) -> str:
    classes = [' class="figure"' if is_figures else "" for is_figures in table.columns_of_figures]
    named = zip(table.headings, classes, strict=True)
    head = "".join(f'<th scope="col"{style}>{escape(heading)}</th>' for heading, style in named)
    rows = "".join(f"<tr>{_cells(row, classes, table.has_row_headings)}</tr>" for row in table.rows)
    return (
        f'<div class="table" role="region" aria-label="{escape(table.caption)}" tabindex="0"><table>'
        f"<caption>{escape(table.caption)}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cells(row: tuple[str, ...], classes: list[str], has_heading: bool) -> str:
    first = f'<th scope="row">{escape(row[0])}</th>' if has_heading else ""
    rest = list(zip(row, classes, strict=True))[has_heading:]
    return first + "".join(f"<td{style}>{escape(cell)}</td>" for cell, style in rest)


def _piece(piece: Piece) -> str:
    if not piece.language:
        return escape(piece.text)
    attributes = "".join(f' {name}="{value}"' for name, value in language_attributes(piece.language).items())
    return f"<span{attributes}>{escape(piece.text)}</span>"


def release_page(content: KitContent) -> str:
    return page(content.title, article(content))


_FOLDERS = {
    "1-tekst": "Tekst",
    "2-beeld": "Beeld",
    "3-achtergrond": "Achtergrond",
    "4-logo": "Logo",
    "5-redactie": "Voor de redactie",
    "": "Over deze map",
}
# What most come for, before everything else.
_FIRST = ("krantentekst.txt", "persbericht.docx", "persbericht.pdf")
_KILO = 1000


def front_page(content: KitContent) -> str:
    """The name of the page that opens a kit."""
    return f"{content.mark}index.html"


def index(content: KitContent, files: Mapping[str, int]) -> str:
    """The front page of a kit: text, pictures and files, all from the folder itself. `files`: bytes by name."""
    parts = [
        _warnings(content),
        _ways_in(content),
        _release(content),
        _section("Beeld", _pictures(content, files), place="beeld"),
        background(content),
        _section("Bestanden", _files(content, files), place="bestanden"),
        f'<p class="meta">Het bericht staat op {escape(content.url)}</p>',
    ]
    return page(f"Persmap: {content.title}", "\n".join(part for part in parts if part))


def _ways_in(content: KitContent) -> str:
    """The texts most come for, and where on this page the rest is."""
    links = [(f"1-tekst/{content.mark}{name}", texts.FILE_NAMES[name]) for name in _FIRST]
    if content.photos:
        links.append(("#beeld", f"Beeld ({len(pictures.names(content))})"))
    if content.contacts:
        links.append(("#contact", "Contact"))
    links.append(("#bestanden", "Alle bestanden"))
    items = "\n".join(f'<li><a href="{address}">{text}</a></li>' for address, text in links)
    return f'<nav aria-label="In deze persmap">\n<ul>\n{items}\n</ul>\n</nav>'


def _pictures(content: KitContent, files: Mapping[str, int]) -> str:
    figures = "\n".join(
        f'<figure><img src="2-beeld/{pictures.web_name(name)}" alt="{escape(photo.alt)}" loading="lazy">'
        f"<figcaption>{escape(photo.caption)}<span>{escape(photo.credit)}</span>"
        f'<span><a href="2-beeld/{name}">Drukkwaliteit (JPG, {_size(files[f"2-beeld/{name}"])})</a></span>'
        f"<span>{texts.size_in_words(photo)}</span>"
        "</figcaption></figure>"
        for photo, name in pictures.names(content).items()
    )
    return f'<div class="pictures">\n{figures}\n</div>' if figures else ""


def _files(content: KitContent, files: Mapping[str, int]) -> str:
    """Every file below the name of its folder, in words, with its kind and size."""
    ordered = sorted(files, key=lambda name: ("/" not in name, name))
    parts = []
    for folder, names in groupby(ordered, key=lambda name: name.rpartition("/")[0]):
        items = "\n".join(_file(content, name, files[name]) for name in names)
        parts.append(f'<h3>{_FOLDERS.get(folder, folder)}</h3>\n<ul class="files">\n{items}\n</ul>')
    return "\n".join(parts)


def _file(content: KitContent, name: str, size: int) -> str:
    last = name.rpartition("/")[2].removeprefix(content.mark)
    kind = last.rpartition(".")[2].upper()
    link = f'<a href="{escape(name)}">{escape(texts.FILE_NAMES.get(last, last))}</a>'
    return f"<li>{link} <span>({kind}, {_size(size)})</span></li>"


def _size(size: int) -> str:
    """'14 kB', '2,4 MB'."""
    if size < _KILO * _KILO:
        return f"{max(1, round(size / _KILO))} kB"
    return f"{size / _KILO / _KILO:.1f} MB".replace(".", ",")


def mark_of(kits: Iterable[KitContent]) -> str:
    """What the name of a collection begins with: the last embargo in it, or nothing."""
    last = max((kit.embargo.until for kit in kits if kit.embargo), default=None)
    return embargo_mark(last) if last else ""


def overview(title: str, kits: list[KitContent]) -> str:
    """The front page of several kits together."""
    items = "\n".join(f"<li>{_named(kit)}</li>" for kit in kits)
    example = f'<p class="example">{escape(texts.EXAMPLE)}</p>\n' if any(kit.is_example for kit in kits) else ""
    closed = sorted({kit.embargo.until for kit in kits if kit.embargo})
    embargo = f'<p class="example">{escape(texts.embargo_on_some(closed[-1]))}</p>\n' if closed else ""
    return page(title, f'{embargo}{example}<h1>{escape(title)}</h1>\n<ul class="kits">\n{items}\n</ul>')


def _named(kit: KitContent) -> str:
    """A kit among others: its headline, where and when, and what must be known first."""
    marks = " · ".join(texts.marks(kit))
    mark = f"<b>{escape(marks)}</b>" if marks else ""
    where = f'<span class="meta">{escape(texts.dateline(kit))}</span>'
    return f'<a href="{kit.folder}/{front_page(kit)}">{escape(kit.title)}</a>{where}{mark}'
