"""Publish and expire on time; lose no task."""

from datetime import datetime

from core.clock.publishing import expire_due, publish_due
from core.clock.queue import take_up_again
from core.clock.registry import every_minute


@every_minute("expiring")
def expire(now: datetime) -> None:
    expire_due(now)


@every_minute("publishing")
def publish(now: datetime) -> None:
    publish_due(now)


@every_minute("tasks")
def revive_tasks(now: datetime) -> None:
    take_up_again(now)
