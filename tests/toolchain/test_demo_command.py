"""`scripts/demo.py`: it refuses in one sentence, before any work, and takes everything it started with it."""

import importlib.util
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from environment import ROOT, Stop

pytestmark = pytest.mark.whole

SCRIPT = ROOT / "scripts" / "demo.py"


def load_script():
    """The script as a module: its name is also that of the app `demo`."""
    spec = importlib.util.spec_from_file_location("demo_script", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


demo = load_script()


@pytest.fixture
def busy_port():
    with socket.socket() as server:
        server.bind((demo.HOST, 0))
        server.listen()
        yield server.getsockname()[1]


def run(var: Path, **variables: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "VAR_DIR": str(var), **{name: str(value) for name, value in variables.items()}}
    return subprocess.run(
        [sys.executable, str(SCRIPT)], env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_busy_port_is_said_in_one_sentence_before_any_work(tmp_path, busy_port):
    done = run(tmp_path / "var", PORT=busy_port)

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        f"Port {busy_port} is in use or not allowed; choose another: make demo PORT={busy_port + 1}\n"
    )
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize("port", ["0", "65536", "eighty", "-1", "8000.5"])
def test_port_that_is_none_is_refused(port):
    with pytest.raises(Stop) as refusal:
        demo.port_of({"PORT": port})

    assert str(refusal.value) == f"PORT must be a number from 1 to 65535, not {port}."


def test_port_is_8000_unless_said_otherwise():
    assert (demo.port_of({}), demo.port_of({"PORT": ""}), demo.port_of({"PORT": "9000"})) == (8000, 8000, 9000)


@pytest.mark.parametrize(("port", "proposal"), [(8000, 8001), (80, 8001), (65535, 8001)])
def test_proposed_port_is_one_that_everybody_may_use(port, proposal):
    assert demo.other_port(port) == proposal


def test_second_demo_in_the_same_folder_is_refused(tmp_path):
    with demo.hold_the_lock(tmp_path), pytest.raises(Stop) as refusal:
        demo.hold_the_lock(tmp_path)

    assert str(refusal.value) == "A demo from this folder runs already. Stop that one first (Ctrl-C)."


def test_lock_is_free_again_when_its_demo_ended(tmp_path):
    demo.hold_the_lock(tmp_path).close()

    with demo.hold_the_lock(tmp_path) as lock:
        assert not lock.closed


def test_failed_step_shows_what_it_said():
    done = subprocess.CompletedProcess(["/x/python", "manage.py", "migrate"], 1, "half\n", "no space left\n")

    with pytest.raises(Stop) as refusal:
        demo.must(done)

    assert str(refusal.value) == (
        "half\nno space left\n\nThis step failed: manage.py migrate. The lines above say why."
    )


PARENT = """
import importlib.util, os, sys
sys.path.insert(0, {scripts!r})
spec = importlib.util.spec_from_file_location("demo_script", {script!r})
demo = importlib.util.module_from_spec(spec)
spec.loader.exec_module(demo)
from pathlib import Path
demo.PYTHON = Path(sys.executable)
children = demo.Children()
try:
    for _ in range(2):
        children.start(dict(os.environ), "-c", {child!r})
    print(*(child.pid for child in children.running), flush=True)
    sys.exit(children.wait())
finally:
    children.end()
"""
# A server has processes of its own: they must go as well.
CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"


def start_parent(child: str) -> tuple[subprocess.Popen, list[int]]:
    code = PARENT.format(scripts=str(SCRIPT.parent), script=str(SCRIPT), child=child)
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    return parent, [int(pid) for pid in parent.stdout.readline().split()]


def group_is_gone(leader: int) -> bool:
    """Whether nothing of it is left, a moment for the system to clear away what ended included."""
    for _ in range(50):
        try:
            os.killpg(leader, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda ending: ending.name)
def test_ending_the_demo_ends_everything_it_started(ending):
    parent, leaders = start_parent(CHILD)
    time.sleep(0.3)

    parent.send_signal(ending)
    parent.communicate(timeout=15)

    assert parent.returncode == 0
    assert [group_is_gone(leader) for leader in leaders] == [True, True]


def test_demo_ends_when_one_of_its_own_ends_by_itself():
    parent, leaders = start_parent("import sys; sys.exit(3)")

    _out, errors = parent.communicate(timeout=15)

    assert parent.returncode == 1
    assert errors == "The web server or the worker stopped; the lines above say why.\n"
    assert [group_is_gone(leader) for leader in leaders] == [True, True]
