"""Kits that lie ready before their text goes out: for its readers, and for who may read it under embargo.

The worker makes them at approval and whenever something in them changes. A request only hands them out.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Site

from press import kit_storage
from press.clearance.services import CHECKED_AGAIN_BEFORE, clearance_of, revision_to_open
from press.enums import KitState
from press.kit.content import Embargo, KitContent, dutch_time
from press.models import Clearance, MediaKit, PressReleasePage, PressSettings
from press.releases import content_of, content_when_public
from press.rules import days_to_prepare
from press.services import build_kit, has_file, retire

# Where nobody approves, a text is prepared once its writer paused, and not for ever after.
WRITER_PAUSED, STILL_OF_TODAY = timedelta(minutes=1), timedelta(days=1)


def contents_to_prepare(clearance: Clearance, now: datetime) -> list[KitContent]:
    """What must lie ready for a release: its text as readers will get it, and marked while it is under embargo."""
    revision = revision_to_open(clearance)
    draft = revision.as_object()
    opens_at = None if clearance.opened_at else clearance.opens_at
    days = days_to_prepare(dutch_time(opens_at) if opens_at else None, dutch_time(now))
    public = [
        content_when_public(draft, saved=revision.created_at, day=day, note=clearance.change_note) for day in days
    ]
    marked = [embargoed(clearance, public[0])] if clearance.can_be_read_ahead and not clearance.release.live else []
    return list({content.fingerprint(): content for content in [*public, *marked]}.values())


def embargoed(clearance: Clearance, public: KitContent) -> KitContent:
    """The same content with the embargo above and in everything."""
    return replace(public, status="withheld", embargo=Embargo(clearance.opens_at, clearance.embargo_reason))


def content_ahead(clearance: Clearance) -> KitContent:
    """What a journalist who agreed reads before the time; only while `can_be_read_ahead`."""
    revision = revision_to_open(clearance)
    day = dutch_time(clearance.opens_at).date()
    public = content_when_public(revision.as_object(), saved=revision.created_at, day=day, note=clearance.change_note)
    return embargoed(clearance, public)


def kit_ahead(clearance: Clearance, content: KitContent) -> MediaKit | None:
    """The prepared kit of exactly this content under embargo, or None while it isn't there."""
    kits = MediaKit.objects.filter(release=clearance.release_id, state=KitState.PREPARED).exclude(file="")
    kit = kits.filter(fingerprint=content.fingerprint()).exclude(embargo_until=None).first()
    return kit if kit and has_file(kit) else None


def prepare(release: PressReleasePage, now: datetime | None = None) -> list[MediaKit]:
    """Make what must lie ready, read back what lies there, and throw away what is prepared for nothing any more."""
    moment = now or timezone.now()
    clearance = clearance_of(release)
    contents = [] if clearance.withdrawn_at else contents_to_prepare(clearance, moment)
    kits = [_sound(build_kit(release, content), content, moment) for content in contents]
    _tidy(clearance, {content.fingerprint() for content in contents})
    return kits


def _sound(kit: MediaKit, content: KitContent, now: datetime) -> MediaKit:
    """A prepared kit whose file is still what was written; one that isn't is made anew."""
    if kit.state != KitState.PREPARED:
        return kit
    lies_there = kit_storage.stored(kit.file.name)
    if lies_there is None or lies_there.sha256 != kit.sha256:
        kit.file.storage.delete(kit.file.name)
        kit = build_kit(kit.release, content)
    MediaKit.objects.filter(pk=kit.pk).update(checked_at=now)
    return kit


@transaction.atomic
def _tidy(clearance: Clearance, wanted: set[str]) -> None:
    """Unless the release was opened or arranged anew meanwhile: then that leaves the right ones."""
    now = Clearance.objects.select_for_update().get(pk=clearance.pk)
    settled = ("opens_at", "opened_at", "approved_revision_id", "change_note", "withdrawn_at")
    if any(getattr(now, name) != getattr(clearance, name) for name in settled):
        return
    if now.release.live:
        wanted = {*wanted, content_of(PressReleasePage.objects.get(pk=now.release_id)).fingerprint()}
    idle = MediaKit.objects.filter(release=now.release_id, state__in=(KitState.PREPARED, KitState.FAILED))
    retire(idle.exclude(fingerprint__in=wanted))


def waiting(now: datetime, site: Site | None = None) -> Iterator[PressReleasePage]:
    """The releases, of one campaign or of all, whose text may go out and isn't what readers have."""
    approved = Clearance.objects.to_prepare()
    alone = PressSettings.objects.filter(needs_two_people=False)
    if site is not None:
        approved, alone = approved.for_site(site), alone.filter(site=site)
    found = {clearance.release_id: clearance.release for clearance in approved}
    for settings in alone.select_related("site"):
        found |= {release.pk: release for release in _written_lately(settings.site, now)}
    yield from found.values()


def _written_lately(site: Site, now: datetime) -> QuerySet[PressReleasePage]:
    drafts = PressReleasePage.objects.in_campaign(site).filter(Q(live=False) | Q(has_unpublished_changes=True))
    span = (now - STILL_OF_TODAY, now - WRITER_PAUSED)
    return drafts.filter(latest_revision__created_at__range=span, clearance__withdrawn_at=None)


def lacks_a_kit(release: PressReleasePage, now: datetime) -> bool:
    """Whether something must be made or looked at: not there, or about to be needed and not read back since."""
    clearance = clearance_of(release)
    kits = {kit.fingerprint: kit for kit in MediaKit.objects.filter(release=release)}
    return any(
        _is_lacking(kits.get(content.fingerprint()), clearance, now) for content in contents_to_prepare(clearance, now)
    )


def _is_lacking(kit: MediaKit | None, clearance: Clearance, now: datetime) -> bool:
    """One that failed waits for the hour, or for the picture to be uploaded again."""
    if kit is None:
        return True
    if kit.state == KitState.FAILED or (kit.claimed_until and kit.claimed_until > now):
        return False
    if not kit.file or not has_file(kit):
        return True
    opens_at = None if clearance.opened_at else clearance.opens_at
    if opens_at is None or opens_at - CHECKED_AGAIN_BEFORE > now:
        return False
    return kit.checked_at is None or kit.checked_at < opens_at - CHECKED_AGAIN_BEFORE
