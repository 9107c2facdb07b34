"""Kits are made by the worker: a large one takes seconds."""

from django.utils import timezone
from django_tasks import task
from wagtail.models import Site

from press.clearance.probe import probe_if_asked
from press.models import MediaKit, PressReleasePage
from press.preparing import prepare, waiting
from press.services import build_due_kits, build_kit, check_kit

# Whether something leaks can't wait; a journalist waits for a kit; a picture in all its sizes can come after.
FIRST = 75
BEFORE_PICTURES = 50


@task(backend="worker", priority=BEFORE_PICTURES)
def make_kit(release_id: int) -> None:
    """Build the kit of one release, if it is still public."""
    release = PressReleasePage.objects.public().filter(pk=release_id).first()
    if release:
        build_kit(release)


@task(backend="worker", priority=BEFORE_PICTURES)
def prepare_kits(release_id: int) -> None:
    """Make what must lie ready before a release goes out, so that nothing is left to do at its time."""
    release = PressReleasePage.objects.filter(pk=release_id).first()
    if release:
        prepare(release)


@task(backend="worker", priority=BEFORE_PICTURES)
def make_due_kits(site_id: int) -> None:
    """Build what is behind in a campaign, of what is public and of what waits."""
    site = Site.objects.get(pk=site_id)
    build_due_kits(site)
    for release in waiting(timezone.now(), site):
        prepare(release)


@task(backend="worker")
def check_one_kit(kit_id: int) -> None:
    """Compare one kit with what its release gives now, if it is still offered."""
    kit = MediaKit.objects.ready().filter(pk=kit_id).first()
    if kit:
        check_kit(kit, timezone.now())


@task(backend="worker", priority=FIRST)
def check_embargo(release_id: int) -> None:
    """Ask every address whether a release can be read somewhere, if that is still asked for."""
    probe_if_asked(release_id)
