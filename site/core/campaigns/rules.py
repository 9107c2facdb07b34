"""What a campaign's own colour becomes: shades of it that can be read, in light and in dark.

Contrast is WCAG 2.2's ('relative luminance', 'contrast ratio'). Shades are sought in OKLCH (Björn Ottosson, 'A
perceptual color space for image processing', 2020): only lightness moves, so that a yellow stays a yellow while it can.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext

TEXT_CONTRAST = 4.5
EDGE_CONTRAST = 3.0
BAND_CONTRAST = 9.0

WHITE, BLACK = "#ffffff", "#000000"
DEFAULT_ACCENT = "#0d4f5c"
# What lies behind text, as in static/css/tokens.css; a test keeps the two the same.
LIGHT_PAPERS = {"paper": "#fbf7ee", "paper-deep": "#f3ead7", "card": "#ffffff", "gold-pale": "#fdf0cd"}
DARK_PAPERS = {"paper": "#14181e", "paper-deep": "#20262e", "card": "#1d232b", "gold-pale": "#37301b"}
# What stands on a band: the text and the headings.
ON_BAND = ("#fbf7ee", "#ffcf5c")

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_STEP = 0.004
_GREY_BELOW, _BRIGHT_FROM, _DARK_BELOW = 0.03, 0.93, 0.25


class Oklch(NamedTuple):
    """A colour by lightness (0 to 1), chroma (0 is grey) and hue (degrees)."""

    lightness: float
    chroma: float
    hue: float


class Shade(NamedTuple):
    """One colour for light and one for dark, as '#rrggbb'."""

    light: str
    dark: str


@dataclass(frozen=True)
class Sample:
    """How a line, a button and a link look on one paper, and how well they can be read."""

    paper: str
    line: str
    fill: str
    link: str
    text: str


@dataclass(frozen=True)
class Verdict:
    """What becomes of a chosen colour, in words and in samples, light and dark.

    `ratio` is that of white on the chosen colour, from 1 to 21.
    """

    ratio: float
    is_corrected: bool
    text: str
    samples: tuple[Sample, ...]


def is_colour(text: str) -> bool:
    """Whether this is a colour as '#b88a1b'."""
    return bool(_COLOUR.fullmatch(text))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2), 0 for black to 1 for white."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2), from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _linear(colour: str) -> tuple[float, float, float]:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def oklch(colour: str) -> Oklch:
    """A colour as lightness, chroma and hue."""
    red, green, blue = _linear(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return Oklch(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def from_oklch(colour: Oklch) -> str:
    """As '#rrggbb'; a colour no screen can show becomes greyer until one can."""
    if not _fits(_linear_of(colour)):
        low, high = 0.0, colour.chroma
        for _halving in range(12):
            middle = (low + high) / 2
            low, high = (middle, high) if _fits(_linear_of(colour._replace(chroma=middle))) else (low, middle)
        colour = colour._replace(chroma=low)
    return "#" + "".join(f"{_byte(part):02x}" for part in _linear_of(colour))


def _linear_of(colour: Oklch) -> tuple[float, float, float]:
    a = colour.chroma * math.cos(math.radians(colour.hue))
    b = colour.chroma * math.sin(math.radians(colour.hue))
    long = (colour.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (colour.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (colour.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _fits(linear: tuple[float, float, float]) -> bool:
    return all(-0.0005 <= part <= 1.0005 for part in linear)


def _byte(linear: float) -> int:
    part = min(1.0, max(0.0, linear))
    return round(255 * (12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055))


def _nearest(start: Oklch, direction: int, is_good: Callable[[str], bool]) -> str:
    """The first good shade from `start` towards black (-1) or white (1); at the end of the road that end itself."""
    lightness = start.lightness
    while 0 <= lightness <= 1:
        shade = from_oklch(start._replace(lightness=lightness))
        if is_good(shade):
            return shade
        lightness += direction * _STEP
    return WHITE if direction > 0 else BLACK


def _stands_out(colour: str, behind: Mapping[str, str], least: float) -> bool:
    return all(contrast(colour, paper) >= least for paper in behind.values())


@lru_cache(maxsize=256)
def shades(accent: str) -> dict[str, Shade]:
    """The tokens that follow from a campaign's colour ('#rrggbb'), by name.

    `fill` lies behind white text and `fill-strong` under the pointer; `link` is text; `accent` are lines and edges;
    `tint` lies behind dark text; `band` is the footer and the broad bands.
    """
    own = oklch(accent)
    tint = Shade(
        from_oklch(Oklch(0.945, min(own.chroma, 0.018), own.hue)),
        from_oklch(Oklch(0.3, min(own.chroma, 0.04), own.hue)),
    )
    light, dark = {**LIGHT_PAPERS, "tint": tint.light}, {**DARK_PAPERS, "tint": tint.dark}
    link = Shade(
        _nearest(own, -1, lambda shade: _stands_out(shade, light, TEXT_CONTRAST)),
        _nearest(_at_least(own, 0.82), 1, lambda shade: _stands_out(shade, dark, TEXT_CONTRAST)),
    )
    fill = Shade(
        _nearest(own, -1, lambda shade: contrast(WHITE, shade) >= TEXT_CONTRAST),
        _dark_fill(own),
    )
    band = _nearest(
        own._replace(lightness=min(own.lightness, 0.32), chroma=min(own.chroma, 0.07)),
        -1,
        lambda shade: all(contrast(text, shade) >= BAND_CONTRAST for text in ON_BAND),
    )
    return {
        "accent": Shade(
            _nearest(own, -1, lambda shade: _stands_out(shade, light, EDGE_CONTRAST)),
            _nearest(own, 1, lambda shade: _stands_out(shade, dark, EDGE_CONTRAST)),
        ),
        "band": Shade(band, band),
        "fill": fill,
        "fill-strong": Shade(_moved(fill.light, -0.09), _moved(fill.dark, -0.09)),
        "link": link,
        "link-strong": Shade(_moved(link.light, -0.09), _moved(link.dark, 0.07)),
        "tint": tint,
    }


def _dark_fill(own: Oklch) -> str:
    """White can be read on it, and it can be seen on dark paper: between the two lies a narrow strip."""
    papers = {name: DARK_PAPERS[name] for name in ("paper", "paper-deep", "card")}
    seen = _nearest(own, 1, lambda shade: _stands_out(shade, papers, EDGE_CONTRAST))
    return _nearest(oklch(seen), -1, lambda shade: contrast(WHITE, shade) >= TEXT_CONTRAST)


def _at_least(colour: Oklch, lightness: float) -> Oklch:
    return colour._replace(lightness=max(colour.lightness, lightness))


def _moved(colour: str, distance: float) -> str:
    own = oklch(colour)
    return from_oklch(own._replace(lightness=min(1.0, max(0.0, own.lightness + distance))))


def style_sheet(accent: str) -> str:
    """The shades as the tokens of a campaign; browsers without `light-dark` keep the light ones."""
    found = shades(accent)
    plain = " ".join(f"--{name}: {shade.light};" for name, shade in found.items())
    both = " ".join(f"--{name}: light-dark({shade.light}, {shade.dark});" for name, shade in found.items())
    support = f"@supports (color: light-dark(#000, #fff)) {{ :root {{ {both} }} }}"
    return f"@layer tokens {{ :root {{ {plain} }} {support} }}\n"


def colour_name(colour: str) -> str:
    """What people call a colour: 'geel', 'blauw'."""
    own = oklch(colour)
    if own.chroma < _GREY_BELOW:
        if own.lightness >= _BRIGHT_FROM:
            return gettext("white")
        return gettext("black") if own.lightness < _DARK_BELOW else gettext("grey")
    is_deep = own.lightness < 0.55
    names = (
        (18, gettext("red") if is_deep else gettext("pink")),
        (45, gettext("red")),
        (72, gettext("brown") if is_deep else gettext("orange")),
        (115, gettext("brown") if is_deep else gettext("yellow")),
        (168, gettext("green")),
        (220, gettext("blue-green")),
        (288, gettext("blue")),
        (325, gettext("purple")),
        (360, gettext("pink")),
    )
    return next(name for until, name in names if own.hue < until or until == 360)


def verdict(accent: str) -> Verdict:
    """What becomes of this colour ('#rrggbb'), and what to tell the editor who chose it."""
    ratio = contrast(WHITE, accent)
    is_corrected = ratio < TEXT_CONTRAST
    values = {"colour": colour_name(accent), "ratio": ratio_in_words(ratio)}
    if is_corrected:
        text = gettext("White on this %(colour)s is hard to read (%(ratio)s). We use this darker shade.") % values
    else:
        text = gettext("White on this %(colour)s can be read well (%(ratio)s).") % values
    light, dark = LIGHT_PAPERS["paper"], DARK_PAPERS["paper"]
    samples = (_sample(accent, light, 0, gettext("light")), _sample(accent, dark, 1, gettext("dark")))
    return Verdict(ratio, is_corrected, text, samples)


def _sample(accent: str, paper: str, side: int, name: str) -> Sample:
    found = {token: shade[side] for token, shade in shades(accent.lower()).items()}
    values = {
        "name": name,
        "button": ratio_in_words(contrast(WHITE, found["fill"])),
        "link": ratio_in_words(contrast(found["link"], paper)),
    }
    text = gettext("%(name)s: button %(button)s, link %(link)s") % values
    return Sample(paper, found["accent"], found["fill"], found["link"], text)


def ratio_in_words(ratio: float) -> str:
    """'1,9 : 1': rounded down, so that a ratio is never shown better than it is."""
    return f"{math.floor(ratio * 10) / 10:.1f} : 1".replace(".", ",")
