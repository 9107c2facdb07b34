"""The words of a text, without its marks: for search, reading time and the press."""

import functools
from typing import Any

from bs4 import BeautifulSoup
from wagtail.blocks import StreamValue

from core.blocks.table import table_text


def plain_text(stream: StreamValue | None) -> str:
    """All words a reader sees in a body, paragraph by paragraph, separated by empty lines."""
    if not stream:
        return ""
    parts = (_words(block.block_type, block.value) for block in stream)
    return "\n\n".join(part for part in parts if part)


def _words(kind: str, value: Any) -> str:
    if kind == "text":
        return html_to_text(str(value.source if hasattr(value, "source") else value))
    if kind == "heading":
        return value.get("text") or ""
    if kind == "quote":
        speaker = ", ".join(part for part in (value.get("who"), value.get("role")) if part)
        return f"“{value.get('text') or ''}” – {speaker}"
    if kind == "fact":
        source = value.get("source") or ""
        return f"{value.get('figure') or ''} {value.get('text') or ''} ({source})"
    if kind == "picture":
        image = value.get("image")
        return _lines(value.get("caption") or (image.caption if image else ""), value.get("description"))
    if kind == "table":
        return table_text(value["table"])
    if kind == "video":
        return _lines(value.get("title"), value.get("transcript"))
    if kind == "documents":
        return "\n".join(document.title for document in value.get("documents") or () if document)
    if kind == "button":
        return value.get("text") or ""
    return ""


def _lines(*texts: str | None) -> str:
    return "\n".join(text for text in texts if text)


@functools.lru_cache(maxsize=500)
def html_to_text(html: str) -> str:
    """The text of a piece of rich text: one line per paragraph or list item."""
    soup = BeautifulSoup(html, "html.parser")
    for line_break in soup.find_all("br"):
        line_break.replace_with("\n")
    blocks = soup.find_all(["p", "li", "h2", "h3"])
    if not blocks:
        return soup.get_text(" ", strip=True)
    return "\n".join(text for block in blocks if (text := " ".join(block.get_text().split())))
