"""Make the fonts of the site, `static/css/fonts.css` and the fonts of media kits anew (docs/decisions/0008-fonts.md).

    python3 -m venv var/fonts && var/fonts/bin/pip install fonttools==4.68.0 brotli==1.2.1
    var/fonts/bin/python scripts/build_fonts.py

It is no dependency of the site or its tests: what it makes is in the repository. `npm pack` gets the sources.
"""

import io
import os
from collections.abc import Iterable, Set
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

# Fonts carry the moment they were made; the same sources give the same bytes.
os.environ["SOURCE_DATE_EPOCH"] = "1700000000"

from audit_tools import Tool, fetch
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parents[1]
SOURCE_SERIF = Tool(
    "source-serif",
    "4.5.1",
    "19a448df98f4aa777de3452b0a1e29aa7ffe29252fe552c8a2d2531702d80746",
    "VAR/SourceSerif4Variable-Roman.ttf",
)
FIGTREE = Tool(
    "@fontsource-variable/figtree",
    "5.3.0",
    "745eb850be26774948b5aa9342b7182660ed3a48ac40509c7babcfdcd90c39d7",
    "files/figtree-latin-wght-normal.woff2",
)

# What Dutch, and this site, is written with.
DUTCH = "".join(map(chr, range(0x20, 0x7F))) + "àáâäçèéêëíîïñóôöúûüÉËÖÜ" + "\u00a0·»×‐‑–—‘’“”„•…›€←→"
# The rest of Latin-1, and the letters in the names of people who live in the Netherlands.
LATIN = "".join(map(chr, range(0xC0, 0x100))) + "§©«®°²³½"
RARE = "".join(set(LATIN) - set(DUTCH)) + "ĆćČčĄąĘęĚěĞğİıŁłŃńŐőŒœŘřŚśŞşŠšŮůŸŹźŻżŽž"

# Distances between two letters, and bends of a line, that nobody sees: in units of which 1000 make an em.
SMALLEST_KERN = 16
TOLERANCE = 2


@dataclass(frozen=True)
class Fallback:
    """A font of a reader's own device; `width` and `bold_width` are the mean of a letter in Dutch text, in ems."""

    name: str
    width: float
    bold_width: float


@dataclass(frozen=True)
class Face:
    """One font of ours: where it comes from, what of it we keep, and which fonts stand in until it is there."""

    family: str
    source: Tool
    file: str
    axes: dict[str, float | tuple[float, float]]
    letters: str = DUTCH
    features: tuple[str, ...] = ("kern",)
    fallbacks: tuple[Fallback, ...] = ()
    # As of a fallback: of text, and of headings, names and buttons.
    width: float = 0
    bold_width: float = 0


SERIF = Face(
    # The licence reserves the name 'Source' for the unchanged font, so a subset has a name of its own.
    "Gemeente Serif",
    SOURCE_SERIF,
    "static/fonts/gemeente-serif/gemeente-serif.woff2",
    {"opsz": 14, "wght": (400, 700)},
    fallbacks=(
        Fallback("Georgia", 0.4422, 0.5146),
        Fallback("Noto Serif", 0.4792, 0.5085),
        Fallback("DejaVu Serif", 0.5157, 0.5682),
    ),
    width=0.4745,
    bold_width=0.4848,
)
SANS = Face(
    "Figtree",
    FIGTREE,
    "static/fonts/figtree/figtree.woff2",
    {"wght": (400, 700)},
    features=("kern", "tnum"),
    fallbacks=(
        Fallback("Arial", 0.4474, 0.4777),
        Fallback("Roboto", 0.4427, 0.4499),
        Fallback("DejaVu Sans", 0.5095, 0.5746),
    ),
    width=0.4467,
    bold_width=0.4574,
)
# A browser fetches these where a text has such a letter; no distance is kept between letters of two files.
# Figtree's maker publishes them in two.
RARE_FACES = (
    Face("Gemeente Serif", SOURCE_SERIF, "static/fonts/gemeente-serif/gemeente-serif-rare.woff2", SERIF.axes, RARE, ()),
    Face("Figtree", FIGTREE, "static/fonts/figtree/figtree-rare.woff2", SANS.axes, RARE, ()),
    Face(
        "Figtree",
        Tool(FIGTREE.package, FIGTREE.version, FIGTREE.sha256, "files/figtree-latin-ext-wght-normal.woff2"),
        "static/fonts/figtree/figtree-names.woff2",
        SANS.axes,
        "".join(letter for letter in RARE if letter > "\u00ff"),
        (),
    ),
)
# A card is drawn from one file.
CARD = Face("Gemeente Serif", SOURCE_SERIF, "site/core/cards/fonts/gemeente-serif.woff2", SERIF.axes, DUTCH + RARE)


def build(face: Face) -> TTFont:
    """The font with our signs and our range of weights only."""
    font = _opened(face.source)
    options = Options(
        layout_features=list(face.features),
        hinting=False,
        notdef_outline=True,
        # The licence stands beside the file.
        name_IDs=[1, 2, 4, 6],
    )
    # What no browser reads, and the names of weights.
    options.drop_tables += ["BASE", "MVAR", "STAT", "gasp"]
    font["fvar"].instances = []
    if not face.features:
        options.drop_tables += ["GDEF", "GPOS", "GSUB"]
    subsetter = Subsetter(options)
    subsetter.populate(text=face.letters)
    subsetter.subset(font)
    font = instancer.instantiateVariableFont(_again(font), face.axes, optimize=True)
    if face.features:
        _one_kerning_for_all_weights(font)
    _loosen(font)
    _rename(font, face.family)
    return font


def _opened(source: Tool) -> TTFont:
    fetch(source)
    return TTFont(source.path)


def _again(font: TTFont) -> TTFont:
    buffer = io.BytesIO()
    font.flavor = None
    font.save(buffer)
    buffer.seek(0)
    return TTFont(buffer)


def _one_kerning_for_all_weights(font: TTFont) -> None:
    """The distances of the regular weight; the others differ by hundredths of an em and weigh as much."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in (getattr(table, "ExtSubTable", table) for table in lookup.SubTable):
            for value in _values(table):
                for name in ("XPlaDevice", "YPlaDevice", "XAdvDevice", "YAdvDevice"):
                    if hasattr(value, name):
                        delattr(value, name)
            _leave_out_the_smallest(table)


def _leave_out_the_smallest(table) -> None:
    for value in _values(table):
        if abs(getattr(value, "XAdvance", 0)) < SMALLEST_KERN:
            value.XAdvance = 0
    for pairs in getattr(table, "PairSet", ()):
        pairs.PairValueRecord = [pair for pair in pairs.PairValueRecord if pair.Value1 and pair.Value1.XAdvance]


def _values(table):
    if getattr(table, "LookupType", 0) != 2:
        return
    table.ValueFormat1, table.ValueFormat2 = table.ValueFormat1 & 0x0F, table.ValueFormat2 & 0x0F
    if table.Format == 1:
        for pairs in table.PairSet:
            for pair in pairs.PairValueRecord:
                yield from filter(None, (pair.Value1, pair.Value2))
    else:
        for first in table.Class1Record:
            for second in first.Class2Record:
                yield from filter(None, (second.Value1, second.Value2))


def _loosen(font: TTFont) -> None:
    """Leave out of the bold outlines what the neighbours of a point tell within TOLERANCE."""
    for glyph, variations in font["gvar"].variations.items():
        points, outline = font["glyf"]._getCoordinatesAndControls(glyph, font["hmtx"].metrics)
        for variation in variations:
            variation.calcInferredDeltas(points, outline.endPts)
            variation.roundDeltas()
            is_composite = outline.numberOfContours == -1
            variation.optimize(points, outline.endPts, tolerance=TOLERANCE, isComposite=is_composite)


def _rename(font: TTFont, family: str) -> None:
    names = {1: family, 4: family, 6: family.replace(" ", "")}
    for number, name in names.items():
        font["name"].setName(name, number, 3, 1, 0x409)


def css(face: Face) -> str:
    """Our face and one for each font that stands in, as wide and high as ours: nothing moves when ours comes."""
    font = TTFont(ROOT / face.file)
    extent = f"  unicode-range: {_unicode_range(font)};\n" if face in RARE_FACES else ""
    rules = [
        f'@font-face {{\n  font-family: "{face.family}";\n'
        f'  src: url("{face.file.replace("static", "..")}") format("woff2");\n'
        f"  font-weight: 400 700;\n  font-style: normal;\n  font-display: swap;\n{extent}}}"
    ]
    unit, heights = font["head"].unitsPerEm, font["hhea"]
    for other in face.fallbacks:
        # By its full name, its name in PostScript, and where one file holds all weights.
        bold = [f"{other.name} Bold", f"{other.name.replace(' ', '')}-Bold", other.name]
        for weights, names, size in (
            ("400 599", [other.name], face.width / other.width),
            ("600 700", bold, face.bold_width / other.bold_width),
        ):
            sources = ", ".join(f'local("{name}")' for name in names)
            rules.append(
                f'@font-face {{\n  font-family: "{face.family} ({other.name})";\n  src: {sources};\n'
                f"  font-weight: {weights};\n  size-adjust: {size:.2%};\n"
                f"  ascent-override: {heights.ascent / unit / size:.2%};\n"
                f"  descent-override: {-heights.descent / unit / size:.2%};\n  line-gap-override: 0%;\n}}"
            )
    return "\n\n".join(rules)


def _unicode_range(font: TTFont) -> str:
    """The rare letters of a font; a range may hold letters that none of ours has, for a shorter style sheet."""
    rare = font.getBestCmap().keys() - set(map(ord, DUTCH))
    return ",".join(f"U+{run}" for run in _runs(rare, sorted(map(ord, DUTCH + RARE))))


def _runs(own: Set[int], among: Iterable[int]) -> list[str]:
    """Where the ascending numbers `among` are our own, as ranges in hexadecimals: '41-5A', or '41' alone."""
    runs = [list(run) for is_own, run in groupby(among, own.__contains__) if is_own]
    return [f"{run[0]:X}-{run[-1]:X}" if run[1:] else f"{run[0]:X}" for run in runs]


@dataclass(frozen=True)
class KitFont:
    """A font of the PDF in a media kit, whole, and the ranges of which its signs are used."""

    name: str
    source: Tool
    ranges: tuple[tuple[int, int], ...]


KIT_FONTS = (
    KitFont(
        "Amiri",
        Tool(
            "@fontsource/amiri",
            "5.3.0",
            "f4c76cdc8232149722c0dafa9e411989f90aaa1b60d52dba52d90890dbc6921c",
            "files/amiri-arabic-400-normal.woff2",
        ),
        ((0x600, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC)),
    ),
    KitFont(
        "NotoSansHebrew",
        Tool(
            "@fontsource/noto-sans-hebrew",
            "5.3.0",
            "16a70f001f739cbcdaecdf3b164bdee8bb84cb35a8569d6dd9ec82dfcd74c78c",
            "files/noto-sans-hebrew-hebrew-400-normal.woff2",
        ),
        ((0x590, 0x5FF), (0xFB1D, 0xFB4F)),
    ),
    KitFont(
        "NotoEmoji",
        Tool(
            "@fontsource/noto-emoji",
            "5.3.2",
            "1fe49bb2cf7c2d78f93c0a69b6a431dcfd0d585b7831eba87fae6888ccf8d373",
            "files/noto-emoji-emoji-400-normal.woff2",
        ),
        ((0x2100, 0x2BFF), (0x3000, 0x32FF), (0x1F000, 0x1FAFF)),
    ),
)


def write_kit_font(font: KitFont) -> None:
    """The font as TTF, which typst reads; its licence; and its signs as ranges, which `press/kit/pdf.py` reads."""
    folder = ROOT / "press/kit/fonts"
    opened = _opened(font.source)
    signs = {sign for sign in opened.getBestCmap() if any(low <= sign <= high for low, high in font.ranges)}
    opened.flavor = None
    opened.save(folder / f"{font.name}.ttf")
    (folder / f"{font.name}.signs.txt").write_text("\n".join(_runs(signs, range(max(signs) + 1))) + "\n")
    licence = font.source.path.parents[1] / "LICENSE"
    (folder / f"{font.name}.OFL.txt").write_text(licence.read_text(encoding="utf-8"), encoding="utf-8")
    print(f"{font.name}: {(folder / f'{font.name}.ttf').stat().st_size} bytes, {len(signs)} signs")


def main() -> None:
    for kit_font in KIT_FONTS:
        write_kit_font(kit_font)
    for face in (SERIF, SANS, *RARE_FACES, CARD):
        font = build(face)
        font.flavor = "woff2"
        target = ROOT / face.file
        target.parent.mkdir(exist_ok=True)
        font.save(target, reorderTables=True)
        print(f"{face.file}: {target.stat().st_size} bytes, {font['maxp'].numGlyphs} glyphs")
    start = "/* Made by scripts/build_fonts.py. A font of the reader's own stands in, as wide and high as ours. */\n"
    text = start + "\n\n".join(map(css, (SERIF, SANS, *RARE_FACES))) + "\n"
    (ROOT / "static/css/fonts.css").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
