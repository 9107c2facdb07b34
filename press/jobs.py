"""What the worker does for the press desk each minute."""

from datetime import datetime, timedelta

from django.utils import timezone
from wagtail.models import Site

from core.cache.leases import root
from core.clock.registry import every_minute
from press.clearance.checking import order_check
from press.clearance.services import forget_readers, to_check
from press.counting import count_what_nginx_sent
from press.mailing.services import forget_what_ended
from press.models import MediaKit
from press.preparing import lacks_a_kit, waiting
from press.services import next_to_check, sweep_kits
from press.tasks import check_one_kit, make_due_kits, prepare_kits

# The hours of the night, Dutch time, in which kits are made again and compared.
NIGHT = range(2, 6)
MINUTE_OF_THE_HOUR = 5
LEFT_BEHIND = timedelta(days=1)


@every_minute("press.retention")
def keep_to_end_dates(now: datetime) -> None:
    forget_what_ended(now)
    forget_readers(now)


@every_minute("press.kits")
def look_after_kits(now: datetime) -> None:
    """Each hour what is behind is built: a consent or a shift may have ended. At night one kit a minute is checked.

    After an upgrade that makes kits otherwise, it is done at the first minute: until then no page has a kit.
    """
    local = timezone.localtime(now)
    if local.minute == MINUTE_OF_THE_HOUR:
        sweep_kits(now - LEFT_BEHIND)
        for site in Site.objects.all():
            make_due_kits.enqueue(site.pk)
    else:
        outdated = MediaKit.objects.of_an_older_builder().order_by()
        for site_id in outdated.values_list("site", flat=True).distinct():
            make_due_kits.enqueue(site_id)
    if local.hour in NIGHT:
        kit = next_to_check(now)
        if kit:
            check_one_kit.enqueue(kit.pk)


@every_minute("press.prepared_kits")
def keep_kits_ready(now: datetime) -> None:
    """What waits and lacks a kit gets one, and what opens within two minutes is read back once more."""
    for release in waiting(now):
        if lacks_a_kit(release, now):
            prepare_kits.enqueue(release.pk)


@every_minute("press.embargo_check")
def check_what_is_closed(now: datetime) -> None:
    """Ask every address of a release that waits: once it has a time, and again in the last minutes before that."""
    for clearance in to_check(now):
        order_check(clearance.release)


@every_minute("press.downloads")
def count_downloads(now: datetime) -> None:
    """What nginx handed out without asking us (core.cache)."""
    files = root()
    if files:
        count_what_nginx_sent(files / "downloads", now)
