"""Ask the roster of a campaign."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from wagtail.models import Site

from core.cache.memory import remember
from core.people.models import Person
from press.duty import rules
from press.duty.rules import Closure, Reachable, Shift
from press.models import DutyClosure, DutyHours, PressReleasePage, PressRoomPage


def _roster(site_id: int) -> tuple[list[Shift], list[Closure]]:
    """The hours of everyone who can really be called: without a number that may be shown, nobody is on duty."""
    return [shift for shift in _shifts(site_id) if shift.person.phone_link], _closures(site_id)


def _shifts(site_id: int) -> list[Shift]:
    """Every line of the roster, remembered while a visitor reads."""
    hours = DutyHours.objects.filter(site=site_id).select_related("person").order_by("pk")
    return remember(f"shifts {site_id}", lambda: [_shift(row) for row in hours])


def _closures(site_id: int) -> list[Closure]:
    closures = DutyClosure.objects.filter(site=site_id)
    return remember(f"closures {site_id}", lambda: [Closure(one.first_day, one.last_day) for one in closures])


def _shift(hours: DutyHours) -> Shift:
    return Shift(
        person=hours.person,
        name=hours.shown_name,
        weekday=hours.weekday,
        starts=hours.starts,
        ends=hours.ends,
        first_day=hours.first_day,
        last_day=hours.last_day,
        works_holidays=hours.works_holidays,
    )


def reachable(site: Site, now: datetime | None = None, preferred: Iterable[Person] = ()) -> Reachable:
    """Who can be called in this campaign at a moment (aware), one of the `preferred` first; persons are `Person`s."""
    shifts, closures = _roster(site.pk)
    zone = timezone.get_default_timezone()
    return rules.reachable(shifts, closures, now or timezone.now(), zone, list(preferred))


def next_change(site: Site, now: datetime | None = None) -> datetime | None:
    """When what `reachable` says ends to be true; nothing kept of it may live longer."""
    shifts, closures = _roster(site.pk)
    return rules.next_change(shifts, closures, now or timezone.now(), timezone.get_default_timezone())


def week_of(person: Person) -> list[Shift]:
    """The hours of one person on the roster that aren't over."""
    today = timezone.localdate()
    hours = [shift for shift in _shifts(person.site_id) if shift.person == person]
    running = (shift for shift in hours if shift.last_day is None or shift.last_day >= today)
    return sorted(running, key=lambda shift: (shift.weekday, shift.starts))


def is_press_contact(person: Person, now: datetime | None = None) -> bool:
    """Whether journalists are told of this person: on the roster, in a public press room, with a public release."""
    in_campaign = {"site": person.site}
    return (
        bool(week_of(person))
        or PressRoomPage.objects.public(now).in_campaign(**in_campaign).filter(contacts__person=person).exists()
        or PressReleasePage.objects.public(now).in_campaign(**in_campaign).filter(contacts__person=person).exists()
    )
