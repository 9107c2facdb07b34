"""Publish and expire on time."""

from datetime import datetime

from core.clock.publishing import expire_due, publish_due
from core.clock.registry import every_minute


@every_minute("publishing")
def publish_and_expire(now: datetime) -> None:
    expire_due(now)
    publish_due(now)
