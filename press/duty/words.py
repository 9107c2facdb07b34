"""What a journalist reads about who can be called, in whole Dutch sentences."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import formats
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext

from press.duty.rules import Reachable, Shift, week_hours

ONE_DAY = timedelta(days=1)
A_WEEK = 7


def invitation(found: Reachable, now: datetime) -> str:
    """'Bel Noor, bereikbaar tot 21.00 uur', or from when someone can be called. `now` in the reader's zone (aware)."""
    if found.person is not None and found.until:
        values = {"name": found.name, "until": _until(found.until, now)}
        if found.name:
            return gettext("Call %(name)s, reachable until %(until)s") % values
        return gettext("Call the press contact, reachable until %(until)s") % values
    if found.next_at:
        return gettext("%(moment)s reachable") % {"moment": _from(found.next_at, now)}
    return gettext("Nobody can be called now. Mail us: we read it.")


def _clock(moment: datetime) -> str:
    return gettext("%(time)s hours") % {"time": f"{moment:%H.%M}"}


def _until(moment: datetime, now: datetime) -> str:
    local = moment.astimezone(now.tzinfo)
    if local - now < ONE_DAY:
        return _clock(local)
    return f"{_day_name(local, now)} {_clock(local)}"


def _from(moment: datetime, now: datetime) -> str:
    """'Vandaag vanaf 09.00 uur', 'Morgen vanaf …', 'Donderdag vanaf …', 'Maandag 7 december vanaf …'."""
    local = moment.astimezone(now.tzinfo)
    days = (local.date() - now.date()).days
    if days == 0:
        day = gettext("Today")
    elif days == 1:
        day = gettext("Tomorrow")
    else:
        day = _day_name(local, now).capitalize()
    return gettext("%(day)s from %(time)s") % {"day": day, "time": _clock(local)}


def _day_name(moment: datetime, now: datetime) -> str:
    """'donderdag', with its date once there are two of them."""
    is_near = (moment.date() - now.date()).days < A_WEEK
    return formats.date_format(moment, "l" if is_near else "l j F")


def week(shifts: Sequence[Shift]) -> str:
    """'maandag t/m donderdag 09.00–21.00 uur; vrijdag 09.00–17.00 uur'."""
    rows = (
        f"{_days(days)} {starts:%H.%M}–{gettext('%(time)s hours') % {'time': f'{ends:%H.%M}'}}"
        for days, starts, ends in week_hours(shifts)
    )
    return "; ".join(rows)


def _days(days: Sequence[int]) -> str:
    names = [str(WEEKDAYS[day]) for day in days]
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return gettext("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]}
    return gettext(" and ").join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
