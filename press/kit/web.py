"""Web pages in a kit that read without a connection."""

from html import escape

from press.kit import texts
from press.kit.content import KitContent, Photo

_STYLE = (
    "body{font:1.1rem/1.6 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1c2430}"
    "h1{line-height:1.15}figure{margin:2rem 0}img{max-width:100%;height:auto}figcaption,.meta{color:#4a5361}"
    "a{color:#0d4a56}.example{background:#1c2430;color:#fff;padding:.5rem 1rem}blockquote{border-left:4px solid"
    " #d9a520;margin-left:0;padding-left:1rem}"
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


def _example(content: KitContent) -> str:
    return f'<p class="example">{escape(texts.EXAMPLE)}</p>\n' if content.is_example else ""


def article(content: KitContent) -> str:
    """The release as HTML, from headline to contacts."""
    parts = [
        _example(content),
        f"<h1>{escape(content.title)}</h1>",
        f"<p><b>{escape(texts.dateline(content))} – {escape(content.lead)}</b></p>",
        _passages(content),
    ]
    if content.note_to_editors.strip():
        parts += ["<h2>Noot voor de redactie</h2>", _lines(content.note_to_editors)]
    if content.contacts:
        items = "".join(f"<li>{escape(texts.contact_line(contact))}</li>" for contact in content.contacts)
        parts += ["<h2>Contact</h2>", f"<ul>{items}</ul>"]
    if content.boilerplate:
        parts += [f"<h2>Over {escape(content.organisation)}</h2>", _lines(content.boilerplate)]
    return "\n".join(part for part in parts if part)


def _lines(text: str) -> str:
    return "\n".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())


def _passages(content: KitContent) -> str:
    parts: list[str] = []
    in_list = False
    for passage in content.passages:
        if (passage.kind == "item") != in_list:
            parts.append("</ul>" if in_list else "<ul>")
            in_list = not in_list
        tag = {"heading": "h2", "paragraph": "p", "item": "li", "quote": "blockquote"}[passage.kind]
        parts.append(f"<{tag}>{escape(passage.text)}</{tag}>")
    if in_list:
        parts.append("</ul>")
    return "\n".join(parts)


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
        f"{article(content)}\n{pictures}\n<h2>Bestanden</h2>\n<ul>\n{links}\n</ul>",
    )


def overview(title: str, kits: list[KitContent]) -> str:
    """The front page of several kits together."""
    items = "\n".join(
        f'<li><a href="{kit.folder}/index.html">{escape(kit.title)}</a>, {escape(texts.dateline(kit))}</li>'
        for kit in kits
    )
    example = _example(kits[0]) if kits else ""
    return page(title, f"{example}<h1>{escape(title)}</h1>\n<ul>\n{items}\n</ul>")
