"""The rhythm of a series and what may be public when. Plain values in, plain values out.

A dilemma comes every two weeks and its answer in the week between (campaign guide of Sociaal Werk
Nederland for 2016). Days are calendar days in Europe/Amsterdam.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count, islice
from zoneinfo import ZoneInfo

from columns.enums import ExchangeState

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# A recess is weeks, a sabbatical a year; more is a slip of the keyboard.
LONGEST_PAUSE = timedelta(days=366)


@dataclass(frozen=True)
class Rhythm:
    """When turns fall: the first dilemma, days from dilemma to dilemma, days from dilemma to answer."""

    first_date: date
    every_days: int = 14
    answer_after_days: int = 7

    def __post_init__(self) -> None:
        if not 0 < self.answer_after_days < self.every_days:
            raise ValueError("An answer comes after its dilemma and before the next one.")


@dataclass(frozen=True)
class Pause:
    """A recess or holiday: from the first up to and including the last day nothing is due."""

    first_day: date
    last_day: date

    @property
    def is_too_long(self) -> bool:
        """Whether this can't be meant."""
        return self.last_day - self.first_day > LONGEST_PAUSE

    def holds(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


def _is_paused(day: date, pauses: Iterable[Pause]) -> bool:
    return any(pause.holds(day) for pause in pauses)


def dilemma_dates(rhythm: Rhythm, pauses: Iterable[Pause] = ()) -> Iterator[date]:
    """The days of dilemma 1, 2, 3 …: a turn that falls in a pause moves to the next free beat."""
    pauses = tuple(pauses)
    for step in count():
        day = rhythm.first_date + timedelta(days=step * rhythm.every_days)
        if not _is_paused(day, pauses):
            yield day


def dilemma_date(rhythm: Rhythm, number: int, pauses: Iterable[Pause] = ()) -> date:
    """The day of the `number`-th dilemma, counted from 1.

    :raises ValueError: for a number below 1.
    """
    if number < 1:
        raise ValueError("Dilemmas are counted from 1.")
    return next(islice(dilemma_dates(rhythm, pauses), number - 1, None))


def answer_date(rhythm: Rhythm, dilemma_on: date, pauses: Iterable[Pause] = ()) -> date:
    """The day of the answer to a dilemma; a pause moves it by whole weeks' steps to the first free day."""
    pauses = tuple(pauses)
    day = dilemma_on + timedelta(days=rhythm.answer_after_days)
    while _is_paused(day, pauses):
        day += timedelta(days=rhythm.answer_after_days)
    return day


def publication_moment(day: date, hour: time) -> datetime:
    """The aware moment of an hour on a day in Amsterdam. In the hour that summer time skips, the next valid one."""
    local = datetime.combine(day, hour, tzinfo=AMSTERDAM)
    return local.astimezone(ZoneInfo("UTC")).astimezone(AMSTERDAM)


def answer_may_be_public(*, dilemma_from: datetime | None, answer_from: datetime) -> bool:
    """An answer can't be public before its dilemma: None means that the dilemma has no hour yet."""
    return dilemma_from is not None and dilemma_from <= answer_from


def exchange_state(
    *, dilemma_is_public: bool, answer_is_public: bool, answer_due: date | None, today: date
) -> ExchangeState:
    """Where an exchange stands. Late is said neutrally: 'the answer comes later'."""
    if not dilemma_is_public:
        return ExchangeState.UPCOMING
    if answer_is_public:
        return ExchangeState.COMPLETE
    if answer_due is not None and answer_due < today:
        return ExchangeState.OVERDUE
    return ExchangeState.WAITING
