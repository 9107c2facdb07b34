"""'Haal je de krant van donderdag?' When the next issue closes. `now` is passed in, in the zone of the wall clock."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

DAYS_IN_WEEK = 7
# A paper that closes two weeks before it appears is the furthest there is; one more to be sure to find an issue.
MOST_WEEKS = 5


@dataclass(frozen=True)
class Rhythm:
    """A medium's week: the day it appears and the day and hour its copy closes (0 is Monday).

    `weeks_before`: how many whole weeks lie between, as for 'Tuesday of the week before'.
    """

    appears_on: int
    closes_on: int
    closes_at: time
    weeks_before: int = 0


@dataclass(frozen=True)
class Issue:
    """The next issue one can still be in: its day, and until when (aware)."""

    appears: date
    closes: datetime


def closing_day(appears: date, rhythm: Rhythm) -> date:
    """The day on which copy for an issue closes: the last such weekday up to that issue, or as many weeks earlier."""
    back = (appears.weekday() - rhythm.closes_on) % DAYS_IN_WEEK
    return appears - timedelta(days=back + DAYS_IN_WEEK * rhythm.weeks_before)


def next_issue(rhythm: Rhythm, now: datetime) -> Issue:
    """The first issue whose copy closes after `now`; at the very moment of closing it is too late."""
    first = now.date() + timedelta(days=(rhythm.appears_on - now.weekday()) % DAYS_IN_WEEK)
    issues = (first + timedelta(days=DAYS_IN_WEEK * week) for week in range(MOST_WEEKS + rhythm.weeks_before))
    closing = ((day, datetime.combine(closing_day(day, rhythm), rhythm.closes_at, now.tzinfo)) for day in issues)
    return next(Issue(day, closes) for day, closes in closing if closes > now)


def check_due(last_checked: date, today: date) -> bool:
    """Whether an address must be looked after: a year after someone last checked it."""
    return last_checked <= today - timedelta(days=365)


def keep_until(last_checked: date) -> date:
    """The day until which an address nobody checks may be kept: two years (GDPR art. 5.1.e: no longer than needed)."""
    return last_checked + timedelta(days=730)
