"""The worker leads readers to the present state of each campaign, second by second."""

from datetime import datetime

from core.cache.leading import lead_readers
from core.cache.leases import root
from core.clock.punctual import Appointment, punctually


def always(now: datetime) -> datetime | None:
    """At each look, where pages are files."""
    return now if root() else None


punctually("page files", Appointment(next_due=always, run=lead_readers))
