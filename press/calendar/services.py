"""The press calendar of a campaign, as readers may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from wagtail.models import Site

from press.calendar import rules
from press.enums import EventState
from press.models import PressEvent, PressReleasePage

# A calendar programme keeps what it had; a moment that was cancelled last week must still reach it.
KEPT_IN_FILE = timedelta(days=60)


@dataclass(frozen=True)
class ShownEvent:
    """A press moment with only what may be known. `title` and `place` are empty while they aren't public."""

    public_id: UUID
    title: str
    place: str
    starts_at: datetime
    ends_at: datetime | None
    state: str
    url: str
    sequence: int
    changed_at: datetime

    @property
    def is_cancelled(self) -> bool:
        return self.state == EventState.CANCELLED

    @property
    def is_provisional(self) -> bool:
        return self.state == EventState.PROVISIONAL


def upcoming(site: Site, now: datetime | None = None) -> list[ShownEvent]:
    """The press moments that aren't over, the first one first."""
    moment = now or timezone.now()
    return [event for event in _shown(site, moment, moment) if rules.ends(event.starts_at, event.ends_at) > moment]


def for_file(site: Site, now: datetime | None = None) -> list[ShownEvent]:
    """What a calendar programme gets: the same, and what was in the last two months."""
    moment = now or timezone.now()
    return _shown(site, moment, moment - KEPT_IN_FILE)


def of_release(release: PressReleasePage, now: datetime | None = None) -> list[ShownEvent]:
    """The press moments on the site that belong to a public release."""
    moment = now or timezone.now()
    events = PressEvent.objects.filter(release=release.pk, is_on_site=True).order_by("starts_at", "pk")
    secrets = secret_titles(release.get_site(), moment)
    return [_show(event, secrets, {release.pk: release.full_url}) for event in events]


def next_change(site: Site, now: datetime) -> datetime | None:
    """When the first press moment on the site is over, so that lists change by themselves."""
    events = PressEvent.objects.for_site(site).filter(is_on_site=True, starts_at__gt=now - timedelta(days=2))
    moments = (rules.ends(*times) for times in events.values_list("starts_at", "ends_at"))
    return min((moment for moment in moments if moment > now), default=None)


def secret_titles(site: Site, now: datetime | None = None) -> list[str]:
    """The titles of everything in the press room that readers can't see: drafts, embargoed, planned changes."""
    releases = PressReleasePage.objects.in_campaign(site)
    public = releases.public(now)
    rows = releases.annotate(is_out=Exists(public.filter(pk=OuterRef("pk"))))
    hidden = rows.filter(Q(is_out=False) | Q(has_unpublished_changes=True))
    found = {
        title
        for is_out, title, draft in hidden.values_list("is_out", "title", "draft_title")
        for title in ((draft,) if is_out else (title, draft))
    }
    known = set(public.filter(title__in=found).values_list("title", flat=True)) if found else set()
    return sorted(found - known)


def _shown(site: Site, now: datetime, since: datetime) -> list[ShownEvent]:
    still_on = Q(starts_at__gte=since - rules.USUAL_LENGTH) | Q(ends_at__gte=since)
    events = list(PressEvent.objects.for_site(site).filter(still_on, is_on_site=True).order_by("starts_at", "pk"))
    if not events:
        return []
    secrets = secret_titles(site, now)
    releases = _public_addresses({event.release_id for event in events}, now)
    return [_show(event, secrets, releases) for event in events]


def _public_addresses(ids: Iterable[int | None], now: datetime) -> dict[int, str]:
    wanted = [pk for pk in ids if pk]
    pages = PressReleasePage.objects.public(now).filter(pk__in=wanted) if wanted else []
    return {page.pk: page.full_url for page in pages}


def _show(event: PressEvent, secrets: list[str], releases: dict[int, str]) -> ShownEvent:
    title = rules.shown_title(event.public_title, secrets)
    return ShownEvent(
        public_id=event.public_id,
        title=title,
        place=event.place if title else "",
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        state=event.state,
        url=releases.get(event.release_id, "") if title else "",
        sequence=event.sequence,
        changed_at=event.changed_at,
    )
