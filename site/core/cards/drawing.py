"""The picture that goes with a shared link: title, who wrote it, whose campaign it is, in our own font."""

import hashlib
import io
import unicodedata
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import astuple, dataclass, replace
from functools import lru_cache
from pathlib import Path

from anyascii import anyascii
from PIL import Image, ImageDraw, ImageFont

from core.campaigns.rules import luminance

# What Facebook, LinkedIn, WhatsApp and others show whole (Open Graph); 1.91 to 1.
SIZE = (1200, 630)
# Counts up when the same words are drawn in another way: then every card gets a new address.
VERSION = 1
PAPER, INK, SOFT, GOLD, WHITE = "#fbf7ee", "#1a2230", "#4a5261", "#f2b632", "#ffffff"

_FONT = Path(__file__).parent / "fonts/gemeente-serif.woff2"
_LEFT, _RIGHT, _BAND_TOP, _TOP = 128, 1120, 510, 72
_THREAD = 72
_TITLE_SIZES = (108, 100, 92, 82, 72, 64, 56, 50, 44)
_MOST_LINES = 5
_LONGEST = 180
_GREY_OF_WHITE_TEXT = 0.18

_TEXTS = ("title", "byline", "organisation", "town")

Measure = Callable[[str], float]


@dataclass(frozen=True)
class CardWords:
    """What a card says; `byline` may be empty, `accent` is the campaign's colour as '#rrggbb' or empty."""

    title: str
    byline: str
    organisation: str
    town: str
    accent: str
    is_example: bool = False

    @property
    def digest(self) -> str:
        """The same for the same picture."""
        return hashlib.sha256(repr((VERSION, astuple(self))).encode()).hexdigest()[:16]


def lines_of(text: str, width: float, measure: Measure) -> list[str]:
    """The text in as few lines as fit, of like length; a word wider than a line is cut with a hyphen."""
    fewest = _wrapped(text, width, measure)
    low, high = width / 2, width
    # Narrower until one line more would be needed: a title reads best in lines of equal length.
    for _ in range(8):
        middle = (low + high) / 2
        low, high = (low, middle) if len(_wrapped(text, middle, measure)) == len(fewest) else (middle, high)
    return _wrapped(text, high, measure) if len(fewest) > 1 else fewest


def _wrapped(text: str, width: float, measure: Measure) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        grown = f"{line} {word}".strip()
        if measure(grown) <= width:
            line = grown
            continue
        lines += [line] if line else []
        while measure(word) > width:
            fits = _most_that_fits(word, width, measure)
            lines.append(f"{word[:fits]}-")
            word = word[fits:]
        line = word
    return [*lines, line] if line else lines


def _most_that_fits(word: str, width: float, measure: Measure) -> int:
    def is_too_wide(end: int) -> bool:
        return measure(f"{word[:end]}-") > width

    return max(1, bisect_left(range(1, len(word)), True, key=is_too_wide))


def shortened(lines: list[str], most: int, width: float, measure: Measure) -> list[str]:
    """At most so many lines; the last ends in '…' when something was left out."""
    if len(lines) <= most:
        return lines
    words = lines[most - 1].split()
    while words and measure(f"{' '.join(words)} …") > width:
        words.pop()
    return [*lines[: most - 1], f"{' '.join(words)} …"]


def printable(text: str) -> str:
    """The text in signs our font has: another script in Latin letters; what has none, as an emoji, is left out."""
    signs = unicodedata.normalize("NFC", text)
    return " ".join("".join(sign if _has_glyph(sign) else _said(sign) for sign in signs).split())


def _said(sign: str) -> str:
    said = anyascii(sign)
    return "" if said.startswith(":") or not said.isprintable() else said


@lru_cache(maxsize=1024)
def _has_glyph(sign: str) -> bool:
    font = _font(400, 32)
    return sign == " " or bytes(font.getmask(sign)) != bytes(font.getmask("\U0010ffff"))


def draw(words: CardWords) -> bytes:
    """The card as PNG; the same words give the same bytes."""
    words = replace(words, **{name: printable(getattr(words, name)) for name in _TEXTS})
    words = replace(words, title=words.title[:_LONGEST])
    card = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(card)
    accent = words.accent or GOLD
    pen.rectangle((0, _BAND_TOP, *SIZE), fill=accent)
    _draw_thread(pen)
    _draw_title(pen, words)
    on_band = WHITE if luminance(accent) < _GREY_OF_WHITE_TEXT else INK
    _draw_line(pen, 548, words.organisation, _font(700, 36), on_band)
    town = f"sociaal werk in {words.town}" if words.town else ""
    _draw_line(pen, 592, town, _font(500, 28), on_band)
    if words.is_example:
        pen.text((_RIGHT, 548), "Voorbeeld", font=_font(700, 28), fill=on_band, anchor="rm")
    buffer = io.BytesIO()
    card.quantize(128, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _draw_thread(pen: ImageDraw.ImageDraw) -> None:
    """The golden thread, from the top of the card to where the campaign's name stands."""
    pen.line((_THREAD, 0, _THREAD, _BAND_TOP), fill=GOLD, width=8)
    pen.ellipse((_THREAD - 18, 92, _THREAD + 18, 128), fill=GOLD, outline=PAPER, width=6)


def _draw_title(pen: ImageDraw.ImageDraw, words: CardWords) -> None:
    width = _RIGHT - _LEFT
    room = _BAND_TOP - _TOP - (130 if words.byline else 40)
    size = next((size for size in _TITLE_SIZES if _fits(words.title, size, room)), _TITLE_SIZES[-1])
    font = _font(700, size)
    lines = shortened(lines_of(words.title, width, font.getlength), _MOST_LINES, width, font.getlength)
    for number, line in enumerate(lines):
        _draw_line(pen, _TOP + (number + 0.5) * size * 1.14, line, font, INK)
    if words.byline:
        below = _TOP + len(lines) * size * 1.14 + 44
        font = _font(500, 32)
        byline = shortened(lines_of(words.byline, width, font.getlength), 2, width, font.getlength)
        for number, line in enumerate(byline):
            _draw_line(pen, below + number * 40, line, font, SOFT)


def _fits(title: str, size: int, room: float) -> bool:
    lines = _wrapped(title, _RIGHT - _LEFT, _font(700, size).getlength)
    is_broken = any(line.endswith("-") and line not in title for line in lines)
    return len(lines) * size * 1.14 <= room and len(lines) <= _MOST_LINES and not is_broken


def _draw_line(pen: ImageDraw.ImageDraw, middle: float, text: str, font: ImageFont.FreeTypeFont, colour: str) -> None:
    pen.text((_LEFT, middle), text, font=font, fill=colour, anchor="lm")


@lru_cache(maxsize=16)
def _font(weight: int, size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(_FONT), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font
