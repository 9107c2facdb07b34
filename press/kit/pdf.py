"""The release as a PDF that a screen reader can read (PDF/UA-1; the compiler refuses anything less)."""

import json
import shutil
import tempfile
import unicodedata
from pathlib import Path

import typst

from press.kit import texts
from press.kit.content import KitContent

_TEMPLATE = Path(__file__).with_name("release.typ")


def pdf(content: KitContent) -> bytes:
    """The release as PDF bytes; the same content gives the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(_TEMPLATE, folder)
        Path(folder, "release.json").write_text(json.dumps(_data(content)), encoding="utf-8")
        return typst.compile(
            str(Path(folder, _TEMPLATE.name)),
            root=folder,
            format="pdf",
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=0,
        )


def _data(content: KitContent) -> dict:
    sections = [
        ("Noot voor de redactie", content.note_to_editors),
        ("Contact", "\n".join(texts.contact_line(contact) for contact in content.contacts)),
        (f"Over {content.organisation}", content.boilerplate),
    ]
    return {
        "title": printable(content.title),
        "organisation": printable(content.organisation),
        "example": printable(texts.example_line(content)),
        "dateline": printable(texts.dateline(content)),
        "lead": printable(content.lead),
        "passages": [{"kind": one.kind, "text": printable(one.text)} for one in content.passages],
        "sections": [
            {
                "title": printable(title),
                "lines": [printable(line) for line in text.splitlines() if line.strip()],
            }
            for title, text in sections
            if text.strip()
        ],
        "url": printable(content.url),
    }


def printable(text: str) -> str:
    """The text in signs our font has: Latin, digits and common punctuation; others are left out."""
    return " ".join("".join(sign for sign in text if _has_glyph(sign)).split()) or "–"


def _has_glyph(sign: str) -> bool:
    if sign.isspace():
        return True
    if sign in "€–—‘’“”…•·×→←†‡°№":
        return True
    return sign.isprintable() and ord(sign) < 0x0250 and unicodedata.category(sign)[0] in "LNPSM"
