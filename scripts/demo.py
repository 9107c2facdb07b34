"""`make demo`: install, fill an empty installation with the example campaign, and serve it.

One process that starts two others — the web server and the worker — and ends both. Standard library only.
"""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import FrameType

from environment import PYTHON, ROOT, Stop, fingerprint, install, is_done, note_done

HOST = "127.0.0.1"
ENDS_WITHIN_SECONDS = 10
STARTS_WITHIN_SECONDS = 60


def port_of(environment: dict[str, str]) -> int:
    """The port to serve on: `PORT`, else 8000."""
    value = environment.get("PORT") or "8000"
    if not value.isdigit() or not 0 < int(value) < 65536:
        raise Stop(f"PORT must be a number from 1 to 65535, not {value}.")
    return int(value)


def refuse_busy_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            raise Stop(
                f"Port {port} is in use or not allowed. Stop what uses it, or choose another: make demo PORT={port + 1}"
            ) from None


def hold_the_lock(var: Path):
    """One demo at a time per folder: two would fill the same database at once."""
    var.mkdir(parents=True, exist_ok=True)
    lock = open(var / "demo.lock", "w")  # noqa: SIM115 - held until the process ends
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise Stop("A demo from this folder runs already. Stop that one first (Ctrl-C).") from None
    return lock


def demo_environment(var: Path, port: int) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "PYTHONPATH": str(ROOT / "site"),
        "VAR_DIR": str(var),
        "PORT": str(port),
        "BASE_URL": f"http://{HOST}:{port}",
        "LOG_LEVEL": os.environ.get("LOG_LEVEL", "WARNING"),
    }


def manage(environment: dict[str, str], *arguments: str) -> None:
    done = subprocess.run([str(PYTHON), "manage.py", *arguments], cwd=ROOT, env=environment)
    if done.returncode:
        raise Stop(f"manage.py {arguments[0]} failed; the lines above say why.")


def prepare(environment: dict[str, str], var: Path, port: int) -> None:
    """Translations, database and example campaign; each only when something changed."""
    locale = fingerprint(ROOT / "locale")
    if not is_done("locale", locale, var) or not (ROOT / "locale/nl/LC_MESSAGES/django.mo").exists():
        subprocess.run([str(PYTHON), "scripts/build_locale.py"], cwd=ROOT, check=True)
        note_done("locale", fingerprint(ROOT / "locale"), var)
    migrations = [path for path in ROOT.glob("**/migrations/*.py") if ".venv" not in path.parts]
    mark = fingerprint(ROOT / "requirements" / "base.txt", *sorted(migrations))
    if not is_done("database", mark, var) or not (var / "db.sqlite3").exists():
        print("Preparing the database …", flush=True)
        manage(environment, "migrate", "--verbosity=0")
        manage(environment, "load_demo", "--if-empty", "--port", str(port))
        manage(environment, "load_laureates")
        manage(environment, "setup_roles")
        note_done("database", mark, var)


class Children:
    """What we started, and how it ends: with us, always."""

    def __init__(self) -> None:
        self.running: list[subprocess.Popen] = []
        self.asked_to_stop = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.stop)

    def start(self, environment: dict[str, str], *command: str) -> None:
        self.running.append(
            subprocess.Popen([str(PYTHON), *command], cwd=ROOT, env=environment, start_new_session=True)
        )

    def stop(self, number: int, frame: FrameType | None) -> None:
        self.asked_to_stop = True

    def wait(self) -> int:
        """Until someone stops us, or one of ours ends by itself."""
        while not self.asked_to_stop:
            if any(child.poll() is not None for child in self.running):
                return 1
            time.sleep(0.2)
        return 0

    def end(self) -> None:
        for child in self.running:
            if child.poll() is None:
                os.killpg(child.pid, signal.SIGTERM)
        deadline = time.monotonic() + ENDS_WITHIN_SECONDS
        for child in self.running:
            try:
                child.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()


def serve(environment: dict[str, str], port: int) -> int:
    children = Children()
    try:
        children.start(
            environment, "-m", "gunicorn", "config.wsgi", "--bind", f"{HOST}:{port}",
            "--worker-class", "gthread", "--workers", "2", "--threads", "4", "--log-level", "warning",
        )  # fmt: skip
        children.start(environment, "manage.py", "worker")
        manage(environment, "demo_accounts", "--port", str(port))
        wait_for(port, children)
        if not children.asked_to_stop:
            print("  Ctrl-C stops everything.\n", flush=True)
        return children.wait()
    finally:
        children.end()


def wait_for(port: int, children: Children) -> None:
    deadline = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < deadline and not children.asked_to_stop:
        if any(child.poll() is not None for child in children.running):
            return
        try:
            with urllib.request.urlopen(f"http://{HOST}:{port}/livez", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)


def main() -> int:
    var = Path(os.environ.get("VAR_DIR") or ROOT / "var")
    port = port_of(dict(os.environ))
    refuse_busy_port(port)
    lock = hold_the_lock(var)
    install("base")
    environment = demo_environment(var, port)
    prepare(environment, var, port)
    try:
        return serve(environment, port)
    finally:
        lock.close()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Stop as stop:
        sys.exit(str(stop))
    except KeyboardInterrupt:
        sys.exit(130)
