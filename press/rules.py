"""What a paper can print. No database."""

import re

SHORT_LENGTHS = (60, 150, 300)
TOLERANCE = 1.1

_WORD = re.compile(r"\S*\w\S*")


def count_words(text: str) -> int:
    """The number of words as a paper counts them: pieces between spaces that hold a letter or digit."""
    return len(_WORD.findall(text))


def words_over(text: str, limit: int) -> int:
    """How many words a short version is too long; a tenth more than asked is still fine."""
    return max(0, count_words(text) - int(limit * TOLERANCE))
