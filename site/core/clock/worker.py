"""The one background process: a tick each minute, and tasks in between."""

import logging
import signal
import threading
from datetime import datetime
from types import FrameType

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from core.clock.punctual import PunctualThread
from core.clock.queue import TaskQueue
from core.clock.services import tick

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 1.0


class ClockWorker:
    """Ticks and works until told to stop: a round is finished then, a long task starts again next time."""

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self.minute: datetime | None = None
        self.queue = TaskQueue()

    def stop(self, signum: int, frame: FrameType | None) -> None:
        self.stopping.set()
        self.queue.interrupt_soon()

    def run(self) -> None:
        """Work until SIGINT or SIGTERM. A database that is away for a while is waited for."""
        signal.signal(signal.SIGINT, self.stop)
        signal.signal(signal.SIGTERM, self.stop)
        punctual = PunctualThread(self.stopping)
        punctual.start()
        while not self.stopping.is_set():
            try:
                self.step(timezone.now())
            except DatabaseError:
                logger.exception("The database can't be reached; trying again")
                close_old_connections()
            self.stopping.wait(PAUSE_SECONDS)
        punctual.join()

    def step(self, now: datetime) -> None:
        """Tick when a new minute began, then do the tasks that wait, one at a time and only until the next minute."""
        close_old_connections()
        minute = now.replace(second=0, microsecond=0)
        if minute != self.minute:
            tick(now)
            self.minute = minute
        while not self.stopping.is_set() and self.queue.run_one():
            if timezone.now().replace(second=0, microsecond=0) != minute:
                return
