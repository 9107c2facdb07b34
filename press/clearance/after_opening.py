"""Five seconds after a release opened: can a stranger read it?"""

from datetime import datetime, timedelta

from press.clearance.probe import look_after_opening
from press.models import Clearance

AFTER = timedelta(seconds=5)


def next_look(now: datetime) -> datetime | None:
    """When the first release that was opened must be looked at (aware), or None."""
    opened_at = Clearance.objects.to_look_at().values_list("opened_at", flat=True).first()
    return opened_at + AFTER if opened_at else None


def look_at_opened(now: datetime) -> int:
    """Look at every release that opened five seconds ago or earlier; returns how many there were."""
    due = list(Clearance.objects.to_look_at().filter(opened_at__lte=now - AFTER).select_related("release"))
    for clearance in due:
        look_after_opening(clearance)
    return len(due)
