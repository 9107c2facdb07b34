"""The worker's own loop, which commits as it goes; in a file of its own, because it empties the database."""

from django.utils import timezone

from core.clock.services import last_tick
from core.clock.worker import ClockWorker


def test_worker_step_ticks_a_new_minute_once(transactional_db):
    worker = ClockWorker()
    now = timezone.now()
    worker.step(now)
    first = last_tick()
    worker.step(now)

    assert last_tick() == first
