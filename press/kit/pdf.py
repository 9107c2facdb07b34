"""The release as a PDF that a screen reader can read (PDF/UA-1; the compiler refuses anything less)."""

import json
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

import typst
from anyascii import anyascii

from press.kit import texts
from press.kit.content import Contact, KitContent, Passage, Table
from press.kit.pictures import MOST_SHOWN, Thumbnails, is_tall, names

_TEMPLATE = Path(__file__).with_name("release.typ")
# What the fonts inside typst 0.15 have (tried sign by sign with ua-1): Latin, Greek, Cyrillic, punctuation, arrows.
_GLYPHS = (
    (0x20, 0x7E),
    (0xA0, 0xAC),
    (0xAE, 0x377),
    (0x37A, 0x37F),
    (0x384, 0x38A),
    (0x38E, 0x3A1),
    (0x3A3, 0x484),
    (0x487, 0x4FF),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2027),
    (0x2030, 0x2040),
    (0x2044, 0x2052),
    (0x20A0, 0x20C0),
    (0x2153, 0x2184),
    (0x2190, 0x21FF),
)
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"}
_SELECTORS = {chr(number) for number in range(0x1F3FB, 0x1F400)}
# Fonts for what typst's own lack (fonts/README.md), and per font the signs it has.
_FOLDER = Path(__file__).with_name("fonts")
_FONTS = typst.Fonts(include_system_fonts=False, font_paths=[str(_FOLDER)])


def _signs(name: str) -> frozenset[str]:
    """The signs of one of our fonts, from ranges like '600-604'."""
    ranges = (part.partition("-") for part in (_FOLDER / f"{name}.signs.txt").read_text().split())
    return frozenset(
        chr(number) for first, _, last in ranges for number in range(int(first, 16), int(last or first, 16) + 1)
    )


# Persian keeps letters apart with a sign that can't be seen.
_SCRIPTS = _signs("Amiri") | _signs("NotoSansHebrew") | {"\u200c"}
_EMOJI = _signs("NotoEmoji")
# One emoji, with what changes it: its colour or skin, and others that are joined to it.
_ONE = f"(?:[{''.join(sorted(_EMOJI - _SELECTORS))}]\ufe0f?[{''.join(sorted(_SELECTORS))}]?)"
_WHOLE_EMOJI = re.compile(f"{_ONE}(?:\u200d{_ONE})*|[0-9#*]\ufe0f?\u20e3")


def pdf(content: KitContent, thumbnails: Thumbnails | None = None) -> bytes:
    """The release as PDF bytes, with its pictures small at the end; the same content gives the same bytes.

    A sign that no font of ours has would make the compiler refuse. `printable` says such signs in others;
    should one slip through, the whole text is said in ASCII: plainer, never thinner.
    """
    small = thumbnails or Thumbnails(content)
    shown = list(names(content))[:MOST_SHOWN]
    pictures = {f"{number}.jpg": small.of(photo) for number, photo in enumerate(shown, start=1)}
    try:
        return _compiled(_data(content, printable, pictures), pictures)
    except typst.TypstError:
        return _compiled(_data(content, plain, pictures), pictures)


def _compiled(data: dict, pictures: dict[str, bytes]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(_TEMPLATE, folder)
        for name, picture in pictures.items():
            Path(folder, name).write_bytes(picture)
        Path(folder, "release.json").write_text(json.dumps(data), encoding="utf-8")
        return typst.compile(
            str(Path(folder, _TEMPLATE.name)),
            root=folder,
            format="pdf",
            font_paths=_FONTS,
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=0,
        )


def _data(content: KitContent, say: Callable[[str], str], pictures: dict[str, bytes]) -> dict:
    """What the template reads. The levels of headings skip none: PDF/UA refuses that."""
    return {
        "title": say(content.title),
        "organisation": say(content.organisation),
        "label": texts.kind_line(content),
        "kind": texts.kind_line(content).lower(),
        "issue": texts.issue(content),
        "marks": [say(mark) for mark in texts.marks(content)],
        "warnings": [say(line) for line in texts.warnings(content)],
        "dateline": say(texts.dateline(content)),
        "lead": say(content.lead),
        "event": _lines(texts.event(content), say),
        "passages": list(_passages(content, say)),
        "end": texts.END,
        "before": _sections({"Noot voor de redactie": content.note_to_editors}, say),
        "contact_title": "Contact",
        "contacts": [_contact(contact, say) for contact in content.contacts],
        "after": _sections(
            {
                f"Over {content.organisation}": content.boilerplate,
                "Wijzigingen": texts.changes(content).partition("\n")[2],
            },
            say,
        ),
        "photos_title": "Beeld",
        "photos_note": say(texts.pictures_apart(content)),
        "photos": _photos(content, say, pictures),
        "url": say(content.url),
    }


def _sections(found: dict[str, str], say: Callable[[str], str]) -> list[dict]:
    return [{"title": say(title), "lines": _lines(text, say)} for title, text in found.items() if text.strip()]


def _contact(contact: Contact, say: Callable[[str], str]) -> dict:
    """Empty parts stay empty: `say` never gives nothing."""
    rest, hours = ", ".join(part for part in (contact.role, contact.organisation) if part), texts.reachable(contact)
    return {
        "name": say(contact.name),
        "rest": rest and say(rest),
        "ways": [say(way) for way in (contact.phone, contact.email) if way],
        "hours": hours and say(hours),
    }


def _photos(content: KitContent, say: Callable[[str], str], pictures: dict[str, bytes]) -> list[dict]:
    """A picture whose original can't be read is named without being shown."""
    return [
        {
            "file": file if picture else "",
            "is_tall": is_tall(picture),
            "alt": say(photo.alt),
            "name": name,
            "lines": [say(line) for line in (photo.caption, photo.credit, texts.size_in_words(photo)) if line],
        }
        for (photo, name), (file, picture) in zip(names(content).items(), pictures.items(), strict=False)
    ]


def _table(table: Table, say: Callable[[str], str]) -> dict:
    return {
        "kind": "table",
        "caption": say(table.caption),
        "headings": [say(heading) for heading in table.headings],
        "rows": [[say(cell) for cell in row] for row in table.rows],
        "has_row_headings": table.has_row_headings,
        "figures": table.columns_of_figures,
    }


def _passages(content: KitContent, say: Callable[[str], str]) -> Iterator[dict]:
    """The running text; items below each other are one list, as a screen reader counts them."""
    for kind, group in groupby(content.passages, key=lambda passage: passage.kind):
        if kind == "item":
            yield {"kind": "list", "items": [_pieces(one, say) for one in group]}
            continue
        for one in group:
            if one.table:
                yield _table(one.table, say)
            else:
                yield {"kind": kind, "level": one.level, "pieces": _pieces(one, say)}


def _pieces(passage: Passage, say: Callable[[str], str]) -> list[dict]:
    """A foreign piece that had to be said in other letters is no longer in the script of its language."""
    pieces = [(piece, _said_between_spaces(piece.text, say)) for piece in passage.pieces]
    return [{"text": said, "language": piece.language if said == piece.text else ""} for piece, said in pieces]


def _said_between_spaces(text: str, say: Callable[[str], str]) -> str:
    """The text as `say` gives it, with the space at its ends that keeps it apart from the next piece."""
    before, after = (" " if sign.isspace() else "" for sign in (text[:1], text[-1:]))
    return f"{before}{say(text)}{after}"


def _lines(text: str, say: Callable[[str], str]) -> list[str]:
    return [say(line) for line in text.splitlines() if line.strip()]


def printable(text: str) -> str:
    """The text in signs our fonts have. Scripts they lack are written in Latin letters, a sign by its name.

    Control characters and marks of direction go out: they have no sign of their own.
    """
    whole, parts, at = unicodedata.normalize("NFC", text), [], 0
    for emoji in _WHOLE_EMOJI.finditer(whole):
        parts += [_in_our_signs(whole[at : emoji.start()]), emoji.group()]
        at = emoji.end()
    said = "".join([*parts, _in_our_signs(whole[at:])])
    return " ".join(said.split()) or "–"


def _in_our_signs(text: str) -> str:
    return "".join(sign if _has_glyph(sign) else _said(sign) for sign in text)


def plain(text: str) -> str:
    """The text in ASCII only."""
    said = "".join(sign if sign.isascii() and sign.isprintable() else _said(sign) for sign in text)
    return " ".join(said.split()) or "-"


def _said(sign: str) -> str:
    """A sign in ASCII: its Latin letters, else its name between brackets. Nothing visible is left out."""
    kind = unicodedata.category(sign)
    if sign in "\t\n\v\f\r" or kind.startswith("Z"):
        return " "
    if kind in _UNSEEN or sign in _SELECTORS:
        return ""
    letters = "a" if sign == "ا" else anyascii(sign)
    if letters.startswith(":") and letters.endswith(":") and len(letters) > 2:
        return f"[{letters.strip(':').replace('_', ' ')}]"
    return letters or f"[{unicodedata.name(sign, f'U+{ord(sign):04X}').lower()}]"


def _has_glyph(sign: str) -> bool:
    return sign in _SCRIPTS or any(first <= ord(sign) <= last for first, last in _GLYPHS)
