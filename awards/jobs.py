"""What the worker does for the award each minute."""

from datetime import datetime

from awards import services, traffic
from core.clock.registry import every_minute


@every_minute("awards.announcement")
def announce_results(now: datetime) -> None:
    services.tell_announcements(now)


@every_minute("awards.consent")
def keep_to_consent(now: datetime) -> None:
    services.take_down_without_consent(now)


@every_minute("awards.retention")
def keep_to_end_dates(now: datetime) -> None:
    services.forget_what_ended(now)
    traffic.forget_old(now)
