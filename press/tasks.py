"""Kits are made by the worker: a large one takes seconds."""

from django.utils import timezone
from django_tasks import task
from wagtail.models import Site

from press.models import MediaKit, PressReleasePage
from press.services import build_due_kits, build_kit, check_kit


@task(backend="worker")
def make_kit(release_id: int) -> None:
    """Build the kit of one release, if it is still public."""
    release = PressReleasePage.objects.public().filter(pk=release_id).first()
    if release:
        build_kit(release)


@task(backend="worker")
def make_due_kits(site_id: int) -> None:
    """Build what is behind in a campaign."""
    build_due_kits(Site.objects.get(pk=site_id))


@task(backend="worker")
def check_one_kit(kit_id: int) -> None:
    """Compare one kit with what its release gives now, if it is still offered."""
    kit = MediaKit.objects.ready().filter(pk=kit_id).first()
    if kit:
        check_kit(kit, timezone.now())
