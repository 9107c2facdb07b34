"""The worker's own loop, which commits as it goes."""

import signal
import time
from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from core.clock.queue import MAX_ATTEMPTS, TASK_BACKEND, TASK_ENDS_AFTER, TaskQueue, take_up_again
from core.clock.services import last_tick
from core.clock.worker import ClockWorker


@pytest.fixture
def filled_again(django_db_setup, django_db_blocker):
    """What migrations put in the database stands there again afterwards, for the files that come next."""
    with django_db_blocker.unblock():
        content = connection.creation.serialize_db_to_string()
    yield
    with django_db_blocker.unblock():
        call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
        connection.creation.deserialize_db_from_string(content)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
                cursor.execute(statement)
    ContentType.objects.clear_cache()


@pytest.fixture
def committing_db(filled_again, transactional_db):
    """A database that keeps what is committed, until the test is over."""


@pytest.mark.whole
def test_worker_step_ticks_a_new_minute_once(committing_db):
    worker = ClockWorker()
    now = timezone.now()
    worker.step(now)
    first = last_tick()
    worker.step(now)

    assert last_tick() == first


done: list[str] = []
queue = TaskQueue()


@task(backend="worker")
def long_task() -> None:
    """Someone asks the worker to stop while it runs."""
    queue.interrupt_soon()
    time.sleep(5)
    done.append("long")


@task(backend="worker")
def short_task() -> None:
    """Done before its moment is over."""
    queue.interrupt_soon()
    done.append("short")


def enqueue(function, **fields) -> DBTaskResult:
    return DBTaskResult.objects.create(
        **{
            "task_path": function.module_path,
            "args_kwargs": {"args": [], "kwargs": {}},
            "backend_name": TASK_BACKEND,
            "run_after": timezone.now(),
            **fields,
        }
    )


@pytest.fixture
def no_patience(monkeypatch, settings):
    """A real queue whose tasks may go on for a twentieth of a second; the signal is taken back after."""
    settings.TASKS = {**settings.TASKS, TASK_BACKEND: {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr("core.clock.queue.MAY_FINISH_SECONDS", 0.05)
    before = signal.getsignal(signal.SIGALRM)
    done.clear()
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.whole
def test_long_task_of_a_worker_that_stops_is_cut_off_and_waits_as_if_never_started(committing_db, no_patience):
    waiting = enqueue(long_task)
    started = time.monotonic()

    assert queue.run_one() is True

    waiting.refresh_from_db()
    assert time.monotonic() - started < 3
    assert (waiting.status, waiting.started_at, waiting.worker_ids) == (TaskResultStatus.READY, None, [])
    assert (waiting.exception_class_path, done, queue.current) == ("", [], None)


@pytest.mark.whole
def test_short_task_of_a_worker_that_stops_is_finished_and_nothing_after_it_is_cut_off(committing_db, no_patience):
    waiting = enqueue(short_task)

    queue.run_one()
    time.sleep(0.1)

    waiting.refresh_from_db()
    assert (waiting.status, done) == (TaskResultStatus.SUCCESSFUL, ["short"])


def test_task_of_a_worker_that_died_waits_again_three_times_at_most(db):
    now = timezone.now()
    fields = {"status": TaskResultStatus.RUNNING, "started_at": now - TASK_ENDS_AFTER - timedelta(seconds=1)}
    lost = enqueue(short_task, worker_ids=["clock"], **fields)
    deadly = enqueue(short_task, worker_ids=["clock"] * MAX_ATTEMPTS, **fields)
    at_work = enqueue(short_task, worker_ids=["clock"], **{**fields, "started_at": now})

    assert take_up_again(now) == 1

    for result in (lost, deadly, at_work):
        result.refresh_from_db()
    assert [result.status for result in (lost, deadly, at_work)] == [
        TaskResultStatus.READY,
        TaskResultStatus.FAILED,
        TaskResultStatus.RUNNING,
    ]
    assert (lost.worker_ids, deadly.exception_class_path) == (["clock"], "core.clock.queue.DiedWithItsWorker")
