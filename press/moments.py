"""A shift ends and a press moment is over by themselves: nothing kept of them may live longer."""

from datetime import datetime

from wagtail.models import Site

from core.cache.moments import changes_at
from press import duty
from press.calendar import services as calendar


@changes_at
def next_change_of_the_roster(site: Site, now: datetime) -> datetime | None:
    """The first time after `now` at which a press contact comes or goes."""
    return duty.next_change(site, now)


@changes_at
def next_end_of_a_press_moment(site: Site, now: datetime) -> datetime | None:
    """The first time after `now` at which a press moment is over."""
    return calendar.next_change(site, now)
