"""Two workers at once, and one that is killed halfway: the release opens once, and never by half."""

import subprocess

import pytest

from tests.press import processes
from tests.press.processes import outcome

pytestmark = pytest.mark.whole

CLOSED = {"public": 0, "waiting": 1, "versions": 0}
OPEN = {"public": 1, "waiting": 0, "versions": 1}


def start(address: str, *deed: str) -> subprocess.Popen[str]:
    return processes.start("opening", address, *deed)


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
