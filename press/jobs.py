"""What the worker does for the press desk each minute."""

from datetime import datetime

from core.clock.registry import every_minute
from press.mailing.services import forget_what_ended


@every_minute("press.retention")
def keep_to_end_dates(now: datetime) -> None:
    forget_what_ended(now)
