"""Kits are made by the worker: a large one takes seconds."""

from django.utils import timezone
from django_tasks import task
from wagtail.models import Site

from press.models import Clearance, MediaKit, PressReleasePage, ReleaseVersion
from press.releases import content_when_public
from press.services import build_due_kits, build_kit, check_kit

# A journalist waits for a kit; a picture in all its sizes can come after.
BEFORE_PICTURES = 50


@task(backend="worker", priority=BEFORE_PICTURES)
def make_kit(release_id: int) -> None:
    """Build the kit of one release, if it is still public."""
    release = PressReleasePage.objects.public().filter(pk=release_id).first()
    if release:
        build_kit(release)


@task(backend="worker", priority=BEFORE_PICTURES)
def prepare_kit(release_id: int) -> None:
    """Build the kit of an approved text as it will be once public, so that nothing is left to do at its time.

    A correction tells in its kit when it went out, so that kit is made right after.
    """
    file = Clearance.objects.select_related("approved_revision").filter(release=release_id).first()
    is_first = not ReleaseVersion.objects.filter(release=release_id).exists()
    if file and file.approved_revision and not file.withdrawn_at and is_first:
        draft = file.approved_revision.as_object()
        build_kit(draft, content_when_public(draft))


@task(backend="worker", priority=BEFORE_PICTURES)
def make_due_kits(site_id: int) -> None:
    """Build what is behind in a campaign."""
    build_due_kits(Site.objects.get(pk=site_id))


@task(backend="worker")
def check_one_kit(kit_id: int) -> None:
    """Compare one kit with what its release gives now, if it is still offered."""
    kit = MediaKit.objects.ready().filter(pk=kit_id).first()
    if kit:
        check_kit(kit, timezone.now())
