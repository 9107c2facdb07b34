"""In CI a skip is a failure; on a developer's machine it stays a skip."""

import os
import subprocess
import sys

import pytest
from environment import ROOT

pytestmark = pytest.mark.whole

SKIPPING = """
import pytest

def test_skipped_inside():
    pytest.skip("no browser")

@pytest.mark.skip(reason="later")
def test_skipped_by_mark():
    pass

@pytest.mark.xfail(reason="known", strict=True)
def test_expected_to_fail():
    assert False
"""


def summary(folder, ci: str) -> str:
    (folder / "test_skipping.py").write_text(SKIPPING)
    (folder / "pytest.ini").write_text("[pytest]\n")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.no_skips", "-p", "no:cacheprovider", "-p", "no:django"],
        cwd=folder,
        env={**os.environ, "CI": ci, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip().splitlines()[-1].partition(" in ")[0]


@pytest.mark.parametrize(("ci", "outcome"), [("true", "1 failed, 1 xfailed, 1 error"), ("", "2 skipped, 1 xfailed")])
def test_skip_is_a_failure_in_ci_only(tmp_path, ci, outcome):
    assert summary(tmp_path, ci) == outcome
