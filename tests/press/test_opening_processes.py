"""Two workers at once, and one that is killed halfway: the release opens once, and never by half."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.db import connection
from environment import ROOT

from tests.database import kept_database

pytestmark = pytest.mark.whole

CLOSED = {"public": 0, "waiting": 1, "versions": 0}
OPEN = {"public": 1, "waiting": 0, "versions": 1}


@pytest.fixture
def database(django_db_setup, django_db_blocker, tmp_path) -> Iterator[str]:
    """The address of a migrated database that several processes can open, with a release that is due."""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            address = f"sqlite:///{tmp_path / 'opening.sqlite3'}"
            shutil.copy(kept_database(), tmp_path / "opening.sqlite3")
            yield address
        else:
            yield from _postgres()


def _postgres() -> Iterator[str]:
    name = f"opening_{os.getpid()}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    address = f"{os.environ['DATABASE_URL'].rsplit('/', 1)[0]}/{name}"
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=_environment(address), check=True)
    yield address
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _environment(address: str) -> dict[str, str]:
    settings = {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    return {**os.environ, **settings, "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"}


def start(address: str, *deed: str) -> subprocess.Popen[str]:
    line = f"from tests.press.opening import run; run(*{deed!r})"
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", line]
    return subprocess.Popen(command, cwd=ROOT, env=_environment(address), stdout=subprocess.PIPE, text=True)


def outcome(process: subprocess.Popen[str]) -> object:
    """What a process says last."""
    said, _errors = process.communicate(timeout=60)
    assert process.returncode == 0
    return json.loads(said.splitlines()[-1])


def do(address: str, *deed: str) -> object:
    return outcome(start(address, *deed))


def test_two_workers_open_a_release_once(database, tmp_path):
    do(database, "prepare")
    signal = tmp_path / "now"
    workers = [start(database, "open", str(signal)) for _number in range(2)]
    assert [worker.stdout.readline().strip() for worker in workers] == ["ready", "ready"]

    signal.touch()

    assert sorted(outcome(worker) for worker in workers) == [0, 1]
    assert do(database, "state") == OPEN


def test_worker_killed_halfway_leaves_the_release_closed_and_the_next_one_opens_it(database, tmp_path):
    do(database, "prepare")
    worker = start(database, "halfway")
    assert worker.stdout.readline().strip() == "halfway"
    assert do(database, "state") == CLOSED

    worker.kill()
    worker.communicate()

    assert do(database, "state") == CLOSED
    (tmp_path / "now").touch()
    assert do(database, "open", str(tmp_path / "now")) == 1
    assert do(database, "state") == OPEN
