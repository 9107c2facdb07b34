"""Build kits, hand them out, throw them away."""

import logging
import tempfile
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Site

from press.kit.archive import Sink
from press.kit.build import MissingFile, write_several, write_zip
from press.models import MediaKit, PressContact, PressReleasePage
from press.releases import content_of

logger = logging.getLogger(__name__)


def latest_releases(site: Site, count: int = 3) -> list[PressReleasePage]:
    """The newest public releases of a campaign."""
    return list(PressReleasePage.objects.public().in_campaign(site).newest_first().for_lists()[:count])


def kit_for(release: PressReleasePage) -> MediaKit | None:
    """The kit of a release when it is ready to download."""
    return MediaKit.objects.ready().filter(release=release.pk).first()


def incomplete_kits(site: Site) -> list[MediaKit]:
    """The kits of a campaign that could not be made, each with its `problem`."""
    return list(MediaKit.objects.for_site(site).exclude(problem="").select_related("release"))


def build_kit(release: PressReleasePage) -> MediaKit:
    """Make the kit of a release, unless the one there is already of this very content.

    When an original is missing on disk there is no kit: one that lacks a picture the release
    promises would be taken for complete. The admin then says which.
    """
    content = content_of(release)
    fingerprint = content.fingerprint()
    kit = MediaKit.objects.filter(release=release).first()
    if kit and kit.fingerprint == fingerprint and kit.file and kit.file.storage.exists(kit.file.name):
        return kit
    with tempfile.TemporaryFile() as target:
        try:
            write_zip(content, target)
        except MissingFile as missing:
            return _keep(release, fingerprint, None, _missing_sentence(missing))
        except Exception:
            logger.exception("The kit of release %s could not be made", release.pk)
            return _keep(
                release,
                fingerprint,
                None,
                gettext("The media kit could not be made. Tell your administrator."),
            )
        return _keep(release, fingerprint, target, "")


def _missing_sentence(missing: MissingFile) -> str:
    return gettext("The media kit isn't complete: the file of “%(title)s” is missing on disk. Upload it again.") % {
        "title": missing.title
    }


def _keep(release: PressReleasePage, fingerprint: str, target, problem: str) -> MediaKit:
    """Replace the kit of a release in one step; the old file goes when the new one is safe."""
    new_name, size = "", 0
    if target is not None:
        size = target.tell()
        target.seek(0)
        storage = MediaKit._meta.get_field("file").storage
        new_name = storage.save(f"kits/{release.pk}-{fingerprint}.zip", File(target))
    with transaction.atomic():
        old = MediaKit.objects.filter(release=release).first()
        if old and old.file and old.file.name != new_name:
            _delete_file_on_commit(old)
        kit, _made = MediaKit.objects.update_or_create(
            release=release,
            defaults={
                "site": release.get_site(),
                "fingerprint": fingerprint,
                "file": new_name,
                "size": size,
                "problem": problem,
                "built_at": timezone.now(),
            },
        )
    return kit


def _delete_file_on_commit(kit: MediaKit) -> None:
    storage, name = kit.file.storage, kit.file.name
    transaction.on_commit(lambda: storage.delete(name))


def discard_kits(releases: Iterable[PressReleasePage]) -> int:
    """Throw the kits of these releases away, file and all."""
    kits = list(MediaKit.objects.filter(release__in=[release.pk for release in releases]))
    for kit in kits:
        if kit.file:
            _delete_file_on_commit(kit)
        kit.delete()
    return len(kits)


def build_due_kits(site: Site) -> int:
    """Build every kit of a campaign that is missing or behind its release; returns how many are complete."""
    kits = [build_kit(release) for release in PressReleasePage.objects.public().in_campaign(site)]
    return sum(bool(kit.file) for kit in kits)


def export(releases: Iterable[PressReleasePage], title: str, target: Sink) -> int:
    """Write the kits of several releases into a folder or archive, with a front page; returns how many.

    :raises MissingFile: when an original is missing; nothing is left out silently.
    """
    contents = [content_of(release) for release in releases]
    write_several(title, contents, target)
    return len(contents)


def contacts_to_check(site: Site, now: datetime | None = None) -> int:
    """How many addresses nobody looked after for a year."""
    year_ago = timezone.localdate(now) - timedelta(days=365)
    return PressContact.objects.filter(site=site, last_checked__lte=year_ago, opted_out_at=None).count()
