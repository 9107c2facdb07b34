"""The queue of tasks: one at a time, and none is lost when the worker is stopped or dies.

A task must be safe to run twice: one that was cut off starts again.
"""

import signal
from datetime import datetime, timedelta
from types import FrameType
from typing import Any

from django.db import close_old_connections
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker
from django_tasks_db.models import DBTaskResult

TASK_BACKEND = "worker"
# After this a task that still runs is of a worker that died.
TASK_ENDS_AFTER = timedelta(minutes=30)
# A task that takes its worker with it (memory, disk) is not started for ever.
MAX_ATTEMPTS = 3
# How long a task may go on once the worker is asked to stop; a kit of many photos would take minutes.
MAY_FINISH_SECONDS = 1.0


class Interrupted(BaseException):
    """The worker was asked to stop and the task took too long. Not an `Exception`: no task may catch it by accident."""


class DiedWithItsWorker(Exception):
    """A task was started several times and never came to an end."""


class TaskQueue:
    """Runs waiting tasks in this thread."""

    def __init__(self) -> None:
        self.current: DBTaskResult | None = None

    def run_one(self) -> bool:
        """Run the first task in the queue; whether there was one."""
        worker = _Worker(self)
        try:
            worker.run()
        except Interrupted:
            return True
        return worker._run_tasks > 0

    def interrupt_soon(self) -> None:
        """Give the task that runs a moment to finish; call it in the main thread, as a signal handler is."""
        if self.current:
            signal.signal(signal.SIGALRM, self.interrupt)
            signal.setitimer(signal.ITIMER_REAL, MAY_FINISH_SECONDS)

    def interrupt(self, signum: int, frame: FrameType | None) -> None:
        if self.current:
            raise Interrupted


class _Worker(TaskWorker):
    """The library's worker for one task; what was interrupted waits again instead of having failed."""

    def __init__(self, queue: TaskQueue) -> None:
        super().__init__(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name=TASK_BACKEND,
            startup_delay=False,
            max_tasks=1,
            worker_id="clock",
            excluded_queue_names=[],
        )
        self.queue = queue

    def run_task(self, db_task_result: DBTaskResult) -> None:
        _let_interruption_through(db_task_result)
        try:
            self.queue.current = db_task_result
            super().run_task(db_task_result)
        except Interrupted:
            self.queue.current = None
            close_old_connections()
            _put_back(db_task_result, attempts=db_task_result.worker_ids[:-1])
            raise
        finally:
            self.queue.current = None


def _let_interruption_through(result: DBTaskResult) -> None:
    """The library takes whatever a task raises as its failure, and offers no other place to say otherwise."""
    fail = result.set_failed

    def fail_unless_interrupted(error: BaseException) -> Any:
        if isinstance(error, Interrupted):
            raise error
        return fail(error)

    result.set_failed = fail_unless_interrupted


def _put_back(result: DBTaskResult, attempts: list[str]) -> None:
    waiting = DBTaskResult.objects.filter(pk=result.pk)
    waiting.update(status=TaskResultStatus.READY, started_at=None, worker_ids=attempts)


def take_up_again(now: datetime) -> int:
    """Let the tasks of a worker that died wait again, each at most three times; returns how many wait."""
    lost = DBTaskResult.objects.running().filter(backend_name=TASK_BACKEND, started_at__lt=now - TASK_ENDS_AFTER)
    again = 0
    for result in lost:
        if len(result.worker_ids) < MAX_ATTEMPTS:
            _put_back(result, attempts=result.worker_ids)
            again += 1
        else:
            result.set_failed(DiedWithItsWorker())
    return again
