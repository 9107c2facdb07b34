"""The steps of the container image, run without a container: build, web and worker."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "scripts" / "container"
# It migrates an empty database first, while other tests keep both cores busy.
STARTS_WITHIN_SECONDS = 180


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "VAR_DIR": str(tmp_path),
        "PORT": str(port),
        "SECRET_KEY": "alleen-voor-deze-proef-0123456789-0123456789-0123456789",
        "ALLOWED_HOSTS": "127.0.0.1",
        "BASE_URL": "https://127.0.0.1",
        "DEFAULT_FROM_EMAIL": "proef@voorbeeld.example",
    }


@pytest.fixture
def running(environment: dict[str, str]) -> Iterator[list[subprocess.Popen[bytes]]]:
    started: list[subprocess.Popen[bytes]] = []
    yield started
    for process in started:
        process.send_signal(signal.SIGTERM)
    assert [process.wait(timeout=30) for process in started] == [0] * len(started)


def answer(address: str) -> str:
    deadline = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=2) as response:
                return response.read().decode()
        except urllib.error.HTTPError as error:
            if "worker" in (text := error.read().decode()) and "silent" not in text:
                return text
        except OSError:
            pass
        time.sleep(0.3)
    raise AssertionError(f"{address} doesn't answer")


def test_image_builds_serves_and_works(
    environment: dict[str, str], running: list[subprocess.Popen[bytes]], tmp_path: Path
):
    subprocess.run(["sh", SCRIPTS / "build.sh"], cwd=ROOT, env=environment, check=True, capture_output=True)
    assert (tmp_path / "static" / "staticfiles.json").exists()

    running.append(subprocess.Popen(["sh", SCRIPTS / "web.sh"], cwd=ROOT, env=environment))
    assert answer(f"http://127.0.0.1:{environment['PORT']}/livez") == "ok\n"
    running.append(subprocess.Popen(["sh", SCRIPTS / "worker.sh"], cwd=ROOT, env=environment))
    assert '"worker": "ok"' in answer(f"http://127.0.0.1:{environment['PORT']}/readyz")
