"""What can be said of a Dutch text by counting: its words, its sentences, its capitals."""

import re

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
