"""Press moments as a calendar file (RFC 5545), with the Dutch time zone written out."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from icalendar import Calendar, Event

from press.calendar import rules
from press.calendar.services import ShownEvent
from press.enums import EventState
from press.models import PressReleasePage

STATUS = {
    EventState.PROVISIONAL: "TENTATIVE",
    EventState.CONFIRMED: "CONFIRMED",
    EventState.CANCELLED: "CANCELLED",
}


def calendar(name: str, events: Iterable[ShownEvent], page_url: str) -> bytes:
    """A calendar of these moments. The UID of a moment never changes; each change has a higher SEQUENCE."""
    whole = Calendar()
    whole.add("prodid", "-//Gouden Gemeente//Persagenda//NL")
    whole.add("version", "2.0")
    whole.add("x-wr-calname", name)
    for event in events:
        whole.add_component(_event(event, page_url))
    whole.add_missing_timezones()
    return whole.to_ical()


def _event(shown: ShownEvent, page_url: str) -> Event:
    zone = timezone.get_default_timezone()
    event = Event()
    event.add("uid", str(shown.public_id))
    event.add("dtstamp", shown.changed_at.astimezone(UTC))
    event.add("last-modified", shown.changed_at.astimezone(UTC))
    event.add("sequence", shown.sequence)
    event.add("summary", shown.title or gettext("Press moment"))
    event.add("dtstart", _local(shown.starts_at, zone))
    event.add("dtend", _local(rules.ends(shown.starts_at, shown.ends_at), zone))
    event.add("status", STATUS[EventState(shown.state)])
    event.add("url", shown.url or page_url)
    if shown.place:
        event.add("location", shown.place)
    return event


def _local(moment: datetime, zone: object) -> datetime:
    return moment.astimezone(zone).replace(microsecond=0)  # type: ignore[arg-type]


def ics_response(data: bytes, filename: str) -> HttpResponse:
    """The file as calendar programmes and browsers take it."""
    return HttpResponse(
        data,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'inline; filename="{filename}"', "X-Content-Type-Options": "nosniff"},
    )


def invitation_event(release: PressReleasePage) -> ShownEvent:
    """The moment of a public invitation. Its release is the UID; published anew it has a higher SEQUENCE.

    SEQUENCE counts the minutes since the first publication: it never goes down, whatever becomes of old revisions.
    """
    changed = release.last_published_at or release.event_starts_at
    since = changed - release.first_published_at if release.first_published_at else timedelta(0)
    return ShownEvent(
        public_id=release.translation_key,
        title=release.title,
        place=release.event_place,
        starts_at=release.event_starts_at,
        ends_at=release.event_ends_at,
        state=EventState.CONFIRMED,
        url=release.full_url,
        sequence=max(0, int(since.total_seconds() // 60)),
        changed_at=changed,
    )
