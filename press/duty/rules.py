"""Who can be called at a moment, and when the next can. Plain values in, plain values out; `now` is passed in.

All hours are by the clock of one time zone (the campaign's: Europe/Amsterdam), so a shift of 21.00 to 09.00 on the
night the clock changes is an hour longer or shorter. Everything is compared in UTC.
"""

from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.easter import easter

ONE_DAY = timedelta(days=1)
# The longest recess is a summer of six weeks; who isn't back after four months isn't on the roster.
LOOK_AHEAD = timedelta(days=120)
# Mostly the answer lies within days, and looking further costs more than the rest of a page.
SOON = timedelta(days=9)


@dataclass(frozen=True)
class Shift:
    """Someone's hours on one day of the week (0 is Monday), by the clock.

    Hours that end at or before their start end on the next day. `name` is the first name this person wants to be
    called by; empty when none is given.
    """

    person: Hashable
    name: str
    weekday: int
    starts: time
    ends: time
    first_day: date | None = None
    last_day: date | None = None
    works_holidays: bool = False


@dataclass(frozen=True)
class Closure:
    """Days on which nobody answers, the first and the last included: recess, a day off for all."""

    first_day: date
    last_day: date


@dataclass(frozen=True)
class Duty:
    """A shift on one real day, in UTC."""

    person: Hashable
    name: str
    starts: datetime
    ends: datetime


@dataclass(frozen=True)
class Reachable:
    """Who answers now and until when; else who answers next and from when (aware moments, UTC).

    `is_known` is False when there is no roster at all: then nothing may be promised either way.
    """

    person: Hashable | None = None
    name: str = ""
    until: datetime | None = None
    next_person: Hashable | None = None
    next_name: str = ""
    next_at: datetime | None = None
    is_known: bool = True


def national_holidays(year: int) -> set[date]:
    """The Dutch public holidays: Algemene termijnenwet art. 3 (Good Friday included), and the two feast Sundays.

    The King's birthday is kept on 27 April, on the 26th when that is a Sunday.
    """
    sunday = easter(year)
    kings_day = date(year, 4, 27)
    fixed = {(1, 1), (5, 5), (12, 25), (12, 26)}
    # Good Friday, Easter, Easter Monday, Ascension Day, Whit Sunday, Whit Monday.
    from_easter = {sunday + timedelta(days=days) for days in (-2, 0, 1, 39, 49, 50)}
    return {
        *(date(year, month, day) for month, day in fixed),
        *from_easter,
        kings_day - ONE_DAY if kings_day.weekday() == 6 else kings_day,
    }


def duties(
    shifts: Sequence[Shift], closures: Collection[Closure], first: date, last: date, zone: ZoneInfo
) -> Iterator[Duty]:
    """Every shift on every day from `first` up to and including `last`, in the order of days and of the roster.

    A shift that starts on a working day and runs past midnight ends there when the next day is closed.
    """
    day = first
    while day <= last:
        if not _is_closed(day, closures):
            for shift in shifts:
                if _works(shift, day):
                    yield _on(shift, day, closures, zone)
        day += ONE_DAY


def _is_closed(day: date, closures: Collection[Closure]) -> bool:
    return any(closure.first_day <= day <= closure.last_day for closure in closures)


def _works(shift: Shift, day: date) -> bool:
    return (
        day.weekday() == shift.weekday
        and (shift.first_day is None or shift.first_day <= day)
        and (shift.last_day is None or day <= shift.last_day)
        and (shift.works_holidays or day not in national_holidays(day.year))
    )


def _on(shift: Shift, day: date, closures: Collection[Closure], zone: ZoneInfo) -> Duty:
    starts = datetime.combine(day, shift.starts, zone)
    last_day, ends = day, shift.ends
    if shift.ends <= shift.starts:
        last_day = day + ONE_DAY
        ends = time(0) if _is_closed(last_day, closures) else shift.ends
    # An hour that comes twice ends the second time: nobody is gone earlier than promised.
    end = datetime.combine(last_day, ends.replace(fold=1), zone)
    return Duty(shift.person, shift.name, starts.astimezone(UTC), end.astimezone(UTC))


def reachable(
    shifts: Sequence[Shift],
    closures: Collection[Closure],
    now: datetime,
    zone: ZoneInfo,
    preferred: Collection[Hashable] = (),
) -> Reachable:
    """Who can be called at `now` (aware): of several, one of the `preferred`, else the first of the roster."""
    if not shifts:
        return Reachable(is_known=False)
    soon = _reachable(_around(shifts, closures, now, zone, SOON), now, preferred)
    # Someone whose shifts go on and on may stop after what was looked at.
    is_sure = soon.until < now + SOON - 2 * ONE_DAY if soon.until else soon.next_at is not None
    return soon if is_sure else _reachable(_around(shifts, closures, now, zone), now, preferred)


def _reachable(found: Sequence[Duty], now: datetime, preferred: Collection[Hashable]) -> Reachable:
    on_duty = [duty for duty in found if duty.starts <= now < duty.ends]
    if on_duty:
        first = min(on_duty, key=lambda duty: duty.person not in preferred)
        return Reachable(first.person, first.name, _until(first, found))
    coming = [duty for duty in found if duty.starts > now and duty.ends > duty.starts]
    if not coming:
        return Reachable()
    following = min(coming, key=lambda duty: (duty.starts, duty.person not in preferred))
    return Reachable(next_person=following.person, next_name=following.name, next_at=following.starts)


def _around(
    shifts: Sequence[Shift],
    closures: Collection[Closure],
    now: datetime,
    zone: ZoneInfo,
    ahead: timedelta = LOOK_AHEAD,
) -> list[Duty]:
    today = now.astimezone(zone).date()
    return list(duties(shifts, closures, today - ONE_DAY, today + ahead, zone))


def _until(duty: Duty, found: Sequence[Duty]) -> datetime:
    """When this person really stops: shifts of one person that touch are one."""
    until = duty.ends
    for other in sorted(found, key=lambda one: one.starts):
        if other.person == duty.person and other.starts <= until < other.ends:
            until = other.ends
    return until


def next_change(
    shifts: Sequence[Shift], closures: Collection[Closure], now: datetime, zone: ZoneInfo
) -> datetime | None:
    """The first moment after `now` at which someone comes or goes (UTC); None when nobody does."""
    for ahead in (SOON, LOOK_AHEAD):
        found = _around(shifts, closures, now, zone, ahead)
        moments = [moment for duty in found for moment in (duty.starts, duty.ends) if moment > now]
        if moments:
            return min(moments)
    return None


def week_hours(shifts: Sequence[Shift]) -> list[tuple[list[int], time, time]]:
    """Someone's week, days with the same hours together: `([0, 1, 2], 9.00, 17.00)`, in the order of the week."""
    hours: dict[tuple[time, time], set[int]] = {}
    for shift in shifts:
        hours.setdefault((shift.starts, shift.ends), set()).add(shift.weekday)
    rows = [(sorted(days), starts, ends) for (starts, ends), days in hours.items()]
    return sorted(rows, key=lambda row: (row[0], row[1]))
