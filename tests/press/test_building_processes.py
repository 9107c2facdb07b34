"""Two builders at once, and one that is killed: the work is done once, and there is a whole kit or none."""

import subprocess

import pytest

from tests.press import processes
from tests.press.processes import outcome

pytestmark = pytest.mark.whole

WHOLE = {"rows": 1, "is_whole": True, "files": [".zip"]}


@pytest.fixture
def start(database, tmp_path):
    def start(*deed: str) -> subprocess.Popen[str]:
        return processes.start("building", database, str(tmp_path / "media"), *deed)

    # Outside a transaction, as in the worker, what waits for the commit is done at once: still no file is left.
    assert outcome(start("prepare")) == []
    return start


def test_two_builders_do_the_work_once(start, tmp_path):
    builders = [start("build", str(tmp_path / "now")) for _number in range(2)]
    assert [builder.stdout.readline().strip() for builder in builders] == ["ready", "ready"]

    (tmp_path / "now").touch()

    # The second finds the work taken, or done.
    assert sorted(outcome(builder) for builder in builders) in (["building", "ready"], ["ready", "ready"])
    assert outcome(start("state")) == WHOLE


def test_killed_builder_leaves_no_half_kit_and_the_next_one_makes_it(start):
    builder = start("halfway")
    assert builder.stdout.readline().strip() == "halfway"
    builder.kill()
    builder.communicate()

    assert outcome(start("state")) == {"rows": 1, "is_whole": False, "files": [".part"]}
    assert outcome(start("finish")) == {"states": ["building", "ready"], "swept": 1, **WHOLE}
