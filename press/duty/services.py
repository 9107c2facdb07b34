"""Ask the roster of a campaign."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from wagtail.models import Site

from core.people.models import Person
from press.duty import rules
from press.duty.rules import Closure, Reachable, Shift
from press.models import DutyClosure, DutyHours, PressReleasePage, PressRoomPage


def _roster(site: Site) -> tuple[list[Shift], list[Closure]]:
    """The hours of everyone who can really be called: without a number that may be shown, nobody is on duty."""
    hours = DutyHours.objects.for_site(site).select_related("person").order_by("pk")
    shifts = [_shift(row) for row in hours if row.person.phone_link]
    closures = DutyClosure.objects.for_site(site).values_list("first_day", "last_day")
    return shifts, [Closure(*days) for days in closures]


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
    shifts, closures = _roster(site)
    zone = timezone.get_default_timezone()
    return rules.reachable(shifts, closures, now or timezone.now(), zone, list(preferred))


def next_change(site: Site, now: datetime | None = None) -> datetime | None:
    """When what `reachable` says ends to be true; nothing kept of it may live longer."""
    shifts, closures = _roster(site)
    return rules.next_change(shifts, closures, now or timezone.now(), timezone.get_default_timezone())


def week_of(person: Person) -> list[Shift]:
    """The hours of one person on the roster that aren't over."""
    today = timezone.localdate()
    hours = DutyHours.objects.for_site(person.site).filter(person=person).select_related("person")
    return [_shift(row) for row in hours if row.last_day is None or row.last_day >= today]


def is_press_contact(person: Person, now: datetime | None = None) -> bool:
    """Whether journalists are told of this person: on the roster, in a public press room, with a public release."""
    in_campaign = {"site": person.site}
    return (
        bool(week_of(person))
        or PressRoomPage.objects.public(now).in_campaign(**in_campaign).filter(contacts__person=person).exists()
        or PressReleasePage.objects.public(now).in_campaign(**in_campaign).filter(contacts__person=person).exists()
    )
