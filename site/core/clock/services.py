"""One tick: claim the minute, run every job apart, note what came of it."""

import logging
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from core.clock.models import Tick
from core.clock.registry import jobs

logger = logging.getLogger(__name__)

THE_CLOCK = "minute"
LOCK_ENDS_AFTER = timedelta(minutes=15)
SILENT_AFTER = timedelta(minutes=3)
# What the clocks of two workers may differ without one doing the other's minute again.
CLOCKS_DIFFER_BY = timedelta(minutes=1)


def tick(now: datetime | None = None) -> bool:
    """Run the jobs of this minute, unless another worker has them; returns whether we ran them."""
    moment = now or timezone.now()
    if not _claim(moment):
        return False
    errors = {name: error for name, job in jobs().items() if (error := _run(name, job, moment))}
    Tick.objects.filter(name=THE_CLOCK).update(held_until=None, finished_at=timezone.now(), errors=errors)
    return True


def _claim(now: datetime) -> bool:
    """Take this minute with one conditional update. A dead worker's hold ends by itself.

    A minute or a hold that lies too far ahead is of a clock that was wrong and was put back: it binds nobody.
    """
    minute = now.replace(second=0, microsecond=0)
    Tick.objects.get_or_create(name=THE_CLOCK)
    free = Q(held_until=None) | Q(held_until__lt=now) | Q(held_until__gt=now + LOCK_ENDS_AFTER)
    newer = Q(minute=None) | Q(minute__lt=minute) | Q(minute__gt=minute + CLOCKS_DIFFER_BY)
    clock = Tick.objects.filter(free, newer, name=THE_CLOCK)
    return bool(clock.update(minute=minute, held_until=now + LOCK_ENDS_AFTER))


def _run(name: str, job, now: datetime) -> str:
    """Run one job; a failing one is noted and doesn't stop the others."""
    try:
        job(now)
    except Exception as error:
        logger.exception("Job %s failed", name)
        return f"{type(error).__name__}: {error}"[:300]
    return ""


def last_tick() -> datetime | None:
    """When the worker last finished a round (aware), or None when it never did."""
    return Tick.objects.filter(name=THE_CLOCK).values_list("finished_at", flat=True).first()


def worker_is_silent(now: datetime | None = None) -> bool:
    """Whether the worker missed three minutes: then nothing is published or mailed on time."""
    ticked = last_tick()
    return ticked is None or abs((now or timezone.now()) - ticked) > SILENT_AFTER


def failing_jobs() -> dict[str, str]:
    """The jobs that failed in the last round, with their error."""
    return Tick.objects.filter(name=THE_CLOCK).values_list("errors", flat=True).first() or {}
