"""Build kits, hand them out, throw them away."""

import logging
import zipfile
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Site

from core.audit.services import record
from press import kit_storage
from press.clearance import services as clearance
from press.enums import KitState
from press.kit.build import MissingFile, text_place, write_zip
from press.kit.content import BUILDER_VERSION, KitContent
from press.models import Clearance, MediaKit, PressContact, PressReleasePage
from press.releases import content_of, content_once

logger = logging.getLogger(__name__)

CLAIM_ENDS_AFTER = timedelta(minutes=10)
CHECKED_LATELY = timedelta(hours=20)


def latest_releases(site: Site, count: int = 3) -> list[PressReleasePage]:
    """The newest public releases of a campaign."""
    return list(PressReleasePage.objects.public().in_campaign(site).newest_first()[:count])


def releases_to_approve(site: Site, user) -> list[PressReleasePage]:
    """The releases that wait for this user: submitted, not by the user, in a room where the user publishes."""
    waiting = Clearance.objects.for_site(site).exclude(submitted_digest="").exclude(submitted_by=user)
    waiting = waiting.exclude(submitted_digest=F("approved_digest")).select_related("release")
    return [one.release for one in waiting if clearance.may_publish(user, one.release)]


def release_screen(release: PressReleasePage) -> str:
    """The address of the screen where a release is approved and opened."""
    return clearance.screen_of(release)


def kit_for(release: PressReleasePage) -> MediaKit | None:
    """The kit of the text readers see at this moment, when it is ready to download. Never an older one."""
    public = release if release.came_from_public else _public(release)
    if public is None:
        return None
    fingerprint = content_once(public).fingerprint()
    kits = public.kits_at_hand
    if kits is None:
        kits = MediaKit.objects.ready().filter(release=public, fingerprint=fingerprint)
    return next((kit for kit in kits if kit.fingerprint == fingerprint), None)


def _public(release: PressReleasePage) -> PressReleasePage | None:
    return PressReleasePage.objects.public().filter(pk=release.pk).first() if release.pk else None


def incomplete_kits(site: Site) -> list[MediaKit]:
    """The kits of a campaign that could not be made, each with its `problem`."""
    return list(MediaKit.objects.for_site(site).filter(state=KitState.FAILED).select_related("release"))


def build_kit(release: PressReleasePage, content: KitContent | None = None) -> MediaKit:
    """Make the kit of a release, unless there is one of this very content.

    Without `content` it is that of the text as it stands. With `content`, of a text that was approved and isn't
    public yet, the kit waits as 'prepared': nobody is offered it before `settle_kits` finds it.

    When an original is missing on disk there is no kit: one that lacks a picture the release promises would be
    taken for complete. The admin then says which. Two builders of the same kit do the work once: the second gets
    the row in the state 'being made'.
    """
    wanted = content or content_of(release)
    kit, _made = MediaKit.objects.get_or_create(
        release=release,
        fingerprint=wanted.fingerprint(),
        defaults={
            "site": release.get_site(),
            "version": wanted.version,
            "builder": BUILDER_VERSION,
            "embargo_until": wanted.embargo.until if wanted.embargo else None,
        },
    )
    if not has_file(kit):
        if not _claim(kit):
            return kit
        kit = _build(kit, wanted)
    return _offer(kit) if content is None and kit.file else kit


def text_in_kit(kit: MediaKit, content: KitContent, name: str) -> bytes:
    """One text, or the item for an editing system, as it lies in the kit of this content.

    Nothing when the file isn't at hand or can't be read. Kits are stored, not compressed, so it is a matter of
    reading: a PDF with its pictures costs a second to make.
    """
    path = kit_storage.local_path(kit.file.storage, kit.file.name)
    try:
        with zipfile.ZipFile(path or "") as archive:
            return archive.read(f"{content.folder}/{text_place(content, name)}")
    except (OSError, KeyError, zipfile.BadZipFile):
        return b""


def has_file(kit: MediaKit) -> bool:
    """Whether the file of a kit lies where its row says."""
    return bool(kit.file) and kit.file.storage.exists(kit.file.name)


def _claim(kit: MediaKit) -> bool:
    """Take the work with one conditional update; a builder that was killed loses it after a while."""
    now = timezone.now()
    free = Q(claimed_until=None) | Q(claimed_until__lt=now)
    claimed = MediaKit.objects.filter(free, pk=kit.pk)
    return bool(claimed.update(claimed_until=now + CLAIM_ENDS_AFTER, state=KitState.BUILDING, problem=""))


def _build(kit: MediaKit, content: KitContent) -> MediaKit:
    """Write, read back, put in place; the row says what came of it."""
    name = f"{kit_storage.FOLDER}/{kit.release_id}-{kit.fingerprint}.zip"
    try:
        with kit_storage.workshop() as target:
            write_zip(content, target)
            measured = kit_storage.verified(target)
            kit_storage.put_in_place(target, name)
    except MissingFile as missing:
        return _note(kit, state=KitState.FAILED, problem=_missing_sentence(missing))
    except Exception:
        logger.exception("The kit of release %s could not be made", kit.release_id)
        problem = gettext("The media kit could not be made. Tell your administrator.")
        return _note(kit, state=KitState.FAILED, problem=problem)
    return _note(kit, state=KitState.PREPARED, file=name, size=measured.size, sha256=measured.sha256)


def _note(kit: MediaKit, **values: Any) -> MediaKit:
    for name, value in {"claimed_until": None, "built_at": timezone.now(), **values}.items():
        setattr(kit, name, value)
    kit.save()
    return kit


def _missing_sentence(missing: MissingFile) -> str:
    return gettext("The media kit isn't complete: the file of “%(title)s” is missing on disk. Upload it again.") % {
        "title": missing.title
    }


def _offer(kit: MediaKit) -> MediaKit:
    """Make a kit the one that is offered, if its text is still the public one; older ones go.

    A text that changed while its kit was being made leaves no file behind.
    """
    public = PressReleasePage.objects.public().filter(pk=kit.release_id).first()
    if public is None:
        return kit
    if content_of(public).fingerprint() != kit.fingerprint:
        retire(MediaKit.objects.filter(pk=kit.pk))
        return MediaKit.objects.get(pk=kit.pk)
    with transaction.atomic():
        retire(MediaKit.objects.filter(release=public, state__in=(KitState.READY, KitState.FAILED)).exclude(pk=kit.pk))
        if kit.state != KitState.READY:
            kit.state = KitState.READY
            kit.save()
    return kit


def settle_kits(release: PressReleasePage) -> MediaKit | None:
    """A text just became public: its prepared kit is offered in the same transaction, and all others go.

    Returns that kit, or None when it has yet to be built.
    """
    kits = MediaKit.objects.filter(release=release).exclude(state=KitState.REPLACED)
    kit = kits.filter(fingerprint=content_of(release).fingerprint()).exclude(file="").first()
    retire(kits.exclude(pk=kit.pk if kit else None))
    return _offer(kit) if kit and has_file(kit) else None


@transaction.atomic
def retire(kits: QuerySet[MediaKit]) -> int:
    """Throw the files away, once no row has them, and keep the rows: an old address tells what changed."""
    found = list(kits.select_related("release"))
    for kit in found:
        if kit.file:
            delete_file_on_commit(kit)
        kit.state, kit.file, kit.size, kit.sha256, kit.problem, kit.alarm = KitState.REPLACED, "", 0, "", "", ""
        kit.save()
    return len(found)


def delete_file_on_commit(kit: MediaKit) -> None:
    """The file of a kit goes when what is being done is sure, unless a kit has it by then."""
    storage, name = kit.file.storage, kit.file.name
    transaction.on_commit(lambda: None if MediaKit.objects.filter(file=name).exists() else storage.delete(name))


def discard_kits(releases: Iterable[PressReleasePage]) -> int:
    """Throw the kits of these releases away; returns how many files went."""
    pages = [release.pk for release in releases]
    return retire(MediaKit.objects.filter(release__in=pages).exclude(state=KitState.REPLACED))


def sweep_kits(before: datetime) -> int:
    """Remove what lies among the kits since before this moment (aware) and is nobody's; returns how many files.

    Half kits of builders that were killed, and whole ones whose row was never written.
    """
    names = MediaKit.objects.exclude(file="").values_list("file", flat=True)
    return kit_storage.sweep(before, keep={name.rpartition("/")[2] for name in names})


def check_kit(kit: MediaKit, now: datetime) -> bool:
    """Make a kit again and compare it, byte for byte by SHA-256, with the file that is offered; whether all is well.

    A stored file that is damaged or gone is replaced. When the same content gives other bytes the file stays: it is
    what journalists have, and its checksums are right. Both raise an alarm in the admin and the audit log.
    """
    content = content_of(kit.release)
    if content.fingerprint() != kit.fingerprint:
        return bool(build_kit(kit.release).file)
    alarm = ""
    try:
        with kit_storage.workshop() as target:
            write_zip(content, target)
            again = kit_storage.verified(target)
            lies_there = kit_storage.stored(kit.file.name)
            if lies_there is None or lies_there.sha256 != kit.sha256:
                alarm = gettext("The file of this media kit was damaged or gone. It was made anew; find out why.")
                kit_storage.put_in_place(target, kit.file.name)
            if again.sha256 != kit.sha256:
                alarm = gettext("Made again, this media kit came out different. Tell your administrator.")
    except MissingFile as missing:
        alarm = _missing_sentence(missing)
    MediaKit.objects.filter(pk=kit.pk).update(checked_at=now, alarm=alarm)
    if alarm:
        record(site=kit.site, actor=None, action="press.kit_differs", target=kit)
        logger.error("Kit %s of release %s: %s", kit.pk, kit.release_id, alarm)
    return not alarm


def next_to_check(now: datetime) -> MediaKit | None:
    """The offered kit that was checked longest ago, unless that was less than twenty hours before."""
    ready = MediaKit.objects.ready().filter(Q(checked_at=None) | Q(checked_at__lt=now - CHECKED_LATELY))
    return ready.order_by(F("checked_at").asc(nulls_first=True), "pk").first()


def rebuild_kit(release: PressReleasePage) -> MediaKit:
    """An editor looked at the alarm: make the kit anew if it is behind or its file is gone, and take the alarm off."""
    MediaKit.objects.filter(release=release).update(alarm="")
    return build_kit(release)


def build_due_kits(site: Site) -> int:
    """Build every kit of a campaign that is missing or behind its release; returns how many are complete."""
    kits = [build_kit(release) for release in PressReleasePage.objects.public().in_campaign(site)]
    return sum(kit.state == KitState.READY for kit in kits)


def contacts_to_check(site: Site, now: datetime | None = None) -> int:
    """How many addresses nobody looked after for a year."""
    year_ago = timezone.localdate(now) - timedelta(days=365)
    return PressContact.objects.filter(site=site, last_checked__lte=year_ago, opted_out_at=None).count()
