"""What can be said of a text by counting: its words, its sentences, its capitals, the levels of its headings."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"\S*\w\S*")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[’”\"')]*\s+(?=[‘“\"'(]?[A-ZÀ-Ý0-9€])")
_ABBREVIATED_END = re.compile(r"(?:\b(?i:dhr|mevr|drs|mr|ir|prof|nr|ca|bijv|incl|jl)|\b[a-z]\.[a-z]|\b[A-Z])\.$")


def count_words(text: str) -> int:
    """The number of words as a paper counts them: pieces between spaces that hold a letter or digit."""
    return len(_WORD.findall(text))


def sentences(text: str) -> list[str]:
    """The sentences of a text. 'mevr. De Wit' and '10.00 uur' end none."""
    found: list[str] = []
    for paragraph in text.split("\n"):
        start = ""
        for piece in _SENTENCE_END.split(paragraph.strip()):
            start = f"{start} {piece}".strip()
            if not _ABBREVIATED_END.search(start):
                found.append(start)
                start = ""
        if start:
            found.append(start)
    return [sentence for sentence in found if sentence]


def is_shouting(text: str) -> bool:
    """Whether a line stands in capitals: more than half of its longer words, and at least two."""
    words = [word for word in re.findall(r"[^\W\d_]{4,}", text)]
    loud = [word for word in words if word.isupper()]
    return len(loud) >= 2 and len(loud) * 2 > len(words)


def heading_levels(sizes: Iterable[str], above: int = 1) -> list[int]:
    """The level of each heading of a text, in order, so that none is skipped (WCAG 2.2, technique G141).

    `sizes` are what editors chose: 'h2', or 'h3' for a smaller one; `above` is the level of the heading over the text.
    A smaller heading stands one lower only once a larger one came before it.
    """
    levels: list[int] = []
    has_larger = False
    for size in sizes:
        has_larger = has_larger or size == "h2"
        levels.append(above + (2 if has_larger and size == "h3" else 1))
    return levels
