"""What must happen at its very second. A thread of its own, so that a long task delays nothing."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import close_old_connections, connection
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

logger = logging.getLogger(__name__)

LOOK_AHEAD = timedelta(seconds=60)
# Between two looks: a moment set a second ahead is still met within two.
PAUSE_SECONDS = 0.5


@dataclass(frozen=True)
class Appointment:
    """When something is due next (aware, or None), and the deed, which must be safe to run twice."""

    next_due: Callable[[datetime], datetime | None]
    run: Callable[[datetime], object]


_appointments: dict[str, Appointment] = {}


def punctually(name: str, appointment: Appointment) -> None:
    """Register an appointment, in a room's `punctual.py`."""
    _appointments[name] = appointment


class PunctualThread(threading.Thread):
    """Looks ahead, waits to the second, acts; what fails is tried again at the next look."""

    def __init__(self, stopping: threading.Event, appointments: dict[str, Appointment] = _appointments) -> None:
        super().__init__(name="punctual", daemon=True)
        self.stopping = stopping
        self.appointments = appointments

    def run(self) -> None:
        autodiscover_modules("punctual")
        try:
            while not self.stopping.is_set():
                close_old_connections()
                self.stopping.wait(self.look(timezone.now()))
        finally:
            connection.close()

    def look(self, now: datetime) -> float:
        """Do what is due; returns how many seconds to wait before looking again."""
        waits = [PAUSE_SECONDS]
        for name, appointment in self.appointments.items():
            try:
                due = appointment.next_due(now)
                if due is None or due - now > LOOK_AHEAD:
                    continue
                if due <= now:
                    appointment.run(timezone.now())
                else:
                    waits.append((due - timezone.now()).total_seconds())
            except Exception:
                logger.exception("%s failed; trying again", name)
        return max(0.0, min(waits))
