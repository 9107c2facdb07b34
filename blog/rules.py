"""Decisions of the blog. Plain values in, plain values out."""

import math
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

# Wagtail's own figure for Dutch, so that the editor's counter and the site agree
# (wagtail: client/src/includes/contentMetrics.ts).
WORDS_PER_MINUTE = 228
NOON = time(12)


def word_count(text: str) -> int:
    """How many words a plain text has; a dash or a bullet on its own is no word."""
    return sum(any(sign.isalnum() for sign in part) for part in text.split())


def reading_minutes(words: int) -> int:
    """Minutes that reading takes, rounded up; no text takes less than one."""
    return max(1, math.ceil(words / WORDS_PER_MINUTE))


def feed_moment(day: date, first_published: datetime | None, zone: ZoneInfo) -> datetime:
    """The aware moment that belongs to a post's date: when it went public, if that was on that day.

    A post of long ago that is placed today gets noon of its own date.
    """
    if first_published and first_published.astimezone(zone).date() == day:
        return first_published
    return datetime.combine(day, NOON, tzinfo=zone)


def closest(shared: Sequence[int], newest: Sequence[int], count: int) -> list[int]:
    """The posts to read next: most shared topics first, filled up with the newest.

    `shared` names a post once for each topic it shares; both are in the order of their dates, the newest first.
    """
    related = [post for post, _topics in Counter(shared).most_common(count)]
    return list(dict.fromkeys([*related, *newest]))[:count]


def is_in_archive(year: int, month: int | None, oldest: date, today: date) -> bool:
    """Whether a year or month lies between the oldest post and today, both included."""
    if month is None:
        return oldest.year <= year <= today.year
    return 1 <= month <= 12 and (oldest.year, oldest.month) <= (year, month) <= (today.year, today.month)


def months_of(days: Sequence[date]) -> tuple[date, ...]:
    """The first day of each month among these days, in the order given."""
    return tuple(dict.fromkeys(day.replace(day=1) for day in days))


def joined(names: Collection[str], conjunction: str) -> str:
    """Names as a sentence has them: 'Anna', 'Anna en Bram', 'Anna, Bram en Carla'."""
    *first, last = names or [""]
    return f"{', '.join(first)} {conjunction} {last}" if first else last
