"""When time itself changes what readers see: an end date, an opening, a shift, midnight."""

import functools
from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.module_loading import autodiscover_modules
from wagtail.models import Site

NextMoment = Callable[[Site, datetime], datetime | None]
_moments: list[NextMoment] = []


def changes_at(function: NextMoment) -> NextMoment:
    """Register, in a room's `moments.py`: when, after `now` (aware), does this campaign change by itself?"""
    _moments.append(function)
    return function


def next_moment(site: Site, now: datetime) -> datetime:
    """The first moment after `now` at which something changes by itself; midnight in Amsterdam at the latest."""
    _ask_every_room()
    found = [moment for room in _moments if (moment := room(site, now)) and moment > now]
    return min([next_midnight(now), *found])


@functools.cache
def _ask_every_room() -> None:
    """Once: looking for a module in every app costs more than all its answers."""
    autodiscover_modules("moments")


def next_midnight(now: datetime) -> datetime:
    """The next midnight in Europe/Amsterdam (aware); dates in lists and consents end there."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return timezone.make_aware(datetime(tomorrow.year, tomorrow.month, tomorrow.day))
