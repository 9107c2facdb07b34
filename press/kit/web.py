"""Web pages in a kit that read without a connection."""

from collections.abc import Iterable
from html import escape

from core.blocks.languages import language_attributes
from press.kit import texts
from press.kit.content import KitContent, Photo, Piece, Table, embargo_mark

_STYLE = (
    "body{font:1.1rem/1.6 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1c2430}"
    "h1{line-height:1.15}figure{margin:2rem 0}img{max-width:100%;height:auto}figcaption,.meta{color:#4a5361}"
    "a{color:#0d4a56}.example{background:#1c2430;color:#fff;padding:.5rem 1rem}blockquote{border-left:4px solid"
    " #d9a520;margin-left:0;padding-left:1rem}.table{overflow-x:auto}table{border-collapse:collapse}caption{font-weight"
    ":bold;text-align:left}th,td{text-align:left;vertical-align:top;padding:.3rem 1rem .3rem 0;border-bottom:1px solid}"
)
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
    """The release as HTML, from headline to contacts."""
    parts = [
        _warnings(content),
        f'<p class="meta">{escape(texts.kind_line(content).capitalize())} – {escape(content.organisation)}</p>',
        f"<h1>{escape(content.title)}</h1>",
        f"<p><b>{escape(texts.dateline(content))} – {escape(content.lead)}</b></p>",
        _lines(texts.event(content)),
        _passages(content),
        f'<p class="meta">{texts.END}</p>',
        _section("Noot voor de redactie", _lines(content.note_to_editors)),
        _section("Contact", _items(texts.contact_line(contact) for contact in content.contacts)),
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


def _section(title: str, inside: str) -> str:
    return f"<h2>{escape(title)}</h2>\n{inside}" if inside else ""


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
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in table.headings)
    rows = "".join(f"<tr>{_cells(row, table.has_row_headings)}</tr>" for row in table.rows)
    return (
        f'<div class="table" role="region" aria-label="{escape(table.caption)}" tabindex="0"><table>'
        f"<caption>{escape(table.caption)}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cells(row: tuple[str, ...], has_heading: bool) -> str:
    first = f'<th scope="row">{escape(row[0])}</th>' if has_heading else ""
    return first + "".join(f"<td>{escape(cell)}</td>" for cell in row[has_heading:])


def _piece(piece: Piece) -> str:
    if not piece.language:
        return escape(piece.text)
    attributes = "".join(f' {name}="{value}"' for name, value in language_attributes(piece.language).items())
    return f"<span{attributes}>{escape(piece.text)}</span>"


def release_page(content: KitContent) -> str:
    return page(content.title, article(content))


def index(content: KitContent, files: list[str], names: dict[Photo, str]) -> str:
    """The front page of a kit: text, pictures and files, all from the folder itself."""
    figures = "\n".join(
        f'<figure><img src="2-beeld/{names[photo].replace("_hires", "_web")}" alt="{escape(photo.alt)}">'
        f"<figcaption>{escape(photo.caption)} {escape(photo.credit)}. "
        f'<a href="2-beeld/{names[photo]}">Drukkwaliteit</a></figcaption></figure>'
        for photo in content.photos
    )
    links = "\n".join(f'<li><a href="{escape(name)}">{escape(name)}</a></li>' for name in files)
    pictures = f"<h2>Beeld</h2>\n{figures}" if figures else ""
    return page(
        f"Persmap: {content.title}",
        f"{article(content)}\n{pictures}\n{background(content)}\n<h2>Bestanden</h2>\n<ul>\n{links}\n</ul>",
    )


def mark_of(kits: Iterable[KitContent]) -> str:
    """What the name of a collection begins with: the last embargo in it, or nothing."""
    last = max((kit.embargo.until for kit in kits if kit.embargo), default=None)
    return embargo_mark(last) if last else ""


def overview(title: str, kits: list[KitContent]) -> str:
    """The front page of several kits together."""
    items = "\n".join(
        f'<li><a href="{kit.folder}/{kit.mark}index.html">{escape(kit.title)}</a>, '
        f"{escape(', '.join([texts.dateline(kit), *texts.warnings(kit)]))}</li>"
        for kit in kits
    )
    example = f'<p class="example">{escape(texts.EXAMPLE)}</p>\n' if any(kit.is_example for kit in kits) else ""
    closed = sorted({kit.embargo.until for kit in kits if kit.embargo})
    embargo = f'<p class="example">{escape(texts.embargo_on_some(closed[-1]))}</p>\n' if closed else ""
    return page(title, f"{embargo}{example}<h1>{escape(title)}</h1>\n<ul>\n{items}\n</ul>")
