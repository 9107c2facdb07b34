"""What a paper can print, and how long it takes to say. No database."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.blocks.rules import count_words

SHORT_LENGTHS = (60, 150, 300)
TOLERANCE = 1.1
# The long edge in pixels from which a paper can print a picture; a smaller one is for the web only.
PRINT_EDGE = 2400
# Rodero, "A comparative analysis of speech rate and perception in radio bulletins", Text & Talk 32(3), 2012,
# pp. 391-411: most authors on radio recommend 160 to 180 words per minute; this is the middle.
SPOKEN_WORDS_PER_MINUTE = 170


def words_over(text: str, limit: int) -> int:
    """How many words a short version is too long; a tenth more than asked is still fine."""
    return max(0, count_words(text) - int(limit * TOLERANCE))


def speaking_seconds(text: str) -> int:
    """How long a newsreader takes for a text, in whole seconds, rounded up."""
    return math.ceil(count_words(text) * 60 / SPOKEN_WORDS_PER_MINUTE)


# From this hour on the kit for tomorrow lies ready too: midnight may come before someone presses the button.
LATE_IN_THE_DAY = 22


def days_to_prepare(opens_at: datetime | None, now: datetime) -> list[date]:
    """The days on which an approved text may go out, for which its kit is made: that of its time, else today.

    Moments are aware and in Dutch time.
    """
    if opens_at is not None:
        return [opens_at.date()]
    today = now.date()
    return [today, today + timedelta(days=1)] if now.hour >= LATE_IN_THE_DAY else [today]


@dataclass(frozen=True)
class Cut:
    """The release with everything below one paragraph cut off: that paragraph, and how many words are left."""

    text: str
    words: int


@dataclass(frozen=True)
class Version:
    """What a medium that takes `limit` words gets; `limit` 0 is the whole. `is_own` when the editor wrote it."""

    limit: int
    text: str
    words: int
    is_own: bool
    is_too_long: bool


def cuts(paragraphs: Sequence[str]) -> list[Cut]:
    """'Oprolbaar': the paragraphs in order, each with the words of all up to and including it."""
    found, words = [], 0
    for paragraph in paragraphs:
        words += count_words(paragraph)
        found.append(Cut(paragraph, words))
    return found


def from_below(paragraphs: Sequence[str], limit: int) -> str:
    """As many whole paragraphs from the top as fit in a length; the first always stays."""
    kept = [
        cut.text for number, cut in enumerate(cuts(paragraphs)) if number == 0 or cut.words <= int(limit * TOLERANCE)
    ]
    return "\n\n".join(kept)


def versions(paragraphs: Sequence[str], own: dict[int, str]) -> list[Version]:
    """What each length gives: the editor's own text, else the release cut from below; last the whole.

    `paragraphs` begin with the lead; `own` maps a length in words to the text written for it.
    """
    found = []
    for limit in SHORT_LENGTHS:
        written = own.get(limit, "").strip()
        text = written or from_below(paragraphs, limit)
        found.append(Version(limit, text, count_words(text), bool(written), words_over(text, limit) > 0))
    whole = "\n\n".join(paragraphs)
    return [*found, Version(0, whole, count_words(whole), True, False)]
