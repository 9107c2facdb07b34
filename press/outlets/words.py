"""The deadline of a medium as a sentence."""

from datetime import datetime

from django.utils import formats
from django.utils.translation import gettext

from press.outlets.rules import Issue


def deadline(name: str, issue: Issue, now: datetime) -> str:
    """'De Oeverbode van donderdag: sluit dinsdag 12.00 uur'. `now` in the zone of the clock on the wall (aware)."""
    values = {
        "name": name,
        "day": _day(issue.appears, now),
        "closing": f"{_day(issue.closes.date(), now)} {gettext('%(time)s hours') % {'time': f'{issue.closes:%H.%M}'}}",
    }
    return gettext("Can you make %(name)s of %(day)s? Copy closes %(closing)s.") % values


def _day(day, now: datetime) -> str:
    days = (day - now.date()).days
    if days == 0:
        return gettext("today")
    if days == 1:
        return gettext("tomorrow")
    return formats.date_format(day, "l" if days < 7 else "l j F")
