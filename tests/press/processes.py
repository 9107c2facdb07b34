"""Other processes in a test: start one, and read what it says."""

import json
import os
import subprocess
import sys

from environment import ROOT


def environment(address: str) -> dict[str, str]:
    settings = {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    return {**os.environ, **settings, "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"}


def start(module: str, address: str, *deed: str) -> subprocess.Popen[str]:
    """A process that does `run(*deed)` of a module against the database at this address."""
    line = f"from tests.press.{module} import run; run(*{deed!r})"
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", line]
    return subprocess.Popen(command, cwd=ROOT, env=environment(address), stdout=subprocess.PIPE, text=True)


def outcome(process: subprocess.Popen[str]) -> object:
    """What a process says last."""
    said, _errors = process.communicate(timeout=60)
    assert process.returncode == 0
    return json.loads(said.splitlines()[-1])
