"""`make demo`: install, fill an empty installation with the example campaign, and serve it.

One process that starts two others, the web server and the worker, and ends both. Standard library only.
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
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import TextIO

from environment import PYTHON, ROOT, Stop, fingerprint, install, is_done, note_done

HOST = "127.0.0.1"
ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# The worker puts a task that takes longer than a second back into its queue.
ENDS_WITHIN_SECONDS = 3
STARTS_WITHIN_SECONDS = 60


def port_of(environment: dict[str, str]) -> int:
    """The port to serve on: `PORT`, else 8000."""
    value = environment.get("PORT") or "8000"
    if not value.isdigit() or not 0 < int(value) < 65536:
        raise Stop(f"PORT must be a number from 1 to 65535, not {value}.")
    return int(value)


def refuse_busy_port(port: int) -> None:
    """Ask before any work is done.

    :raises Stop: when somebody listens there already, or we may not.
    """
    with socket.socket() as visitor, socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        visitor.settimeout(1)
        try:
            busy = visitor.connect_ex((HOST, port)) == 0
            server.bind((HOST, port))
        except OSError:
            busy = True
    if busy:
        raise Stop(f"Port {port} is in use or not allowed; choose another: make demo PORT={other_port(port)}")


def other_port(port: int) -> int:
    """A port to propose: the next one that everybody may use."""
    return port + 1 if 1024 <= port < 65535 else 8001


def hold_the_lock(var: Path) -> TextIO:
    """One demo at a time per folder: two would fill the same database at once.

    :raises Stop: when another holds it. The lock goes with the process, however that ends.
    """
    var.mkdir(parents=True, exist_ok=True)
    lock = open(var / "demo.lock", "w")  # noqa: SIM115 - held until the process ends
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise Stop("A demo from this folder runs already. Stop that one first (Ctrl-C).") from None
    return lock


def demo_environment(var: Path, port: int) -> dict[str, str]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "PYTHONPATH": str(ROOT / "site"),
        "VAR_DIR": str(var),
        "PORT": str(port),
        "BASE_URL": f"http://{HOST}:{port}",
        "LOG_LEVEL": os.environ.get("LOG_LEVEL", "WARNING"),
    }
    if environment.pop("PYTHONDONTWRITEBYTECODE", ""):
        # Who wants no bytecode beside the source gets it in var/: without any, a start takes twice as long.
        environment["PYTHONPYCACHEPREFIX"] = str(var / "bytecode")
    return environment


def manage(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one of Django's commands; what it says is for who looks into a failure."""
    command = [str(PYTHON), "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


def must(done: subprocess.CompletedProcess[str]) -> str:
    """What a step printed.

    :raises Stop: when it failed, with everything it said.
    """
    if done.returncode:
        step = " ".join(Path(part).name for part in done.args[1:])
        raise Stop(f"{done.stdout}{done.stderr}\nThis step failed: {step}. The lines above say why.")
    return done.stdout


def prepare(environment: dict[str, str], var: Path, port: int) -> str:
    """Translations, database and campaign, each only when it changed; returns the accounts to print."""
    (var / "static").mkdir(parents=True, exist_ok=True)
    prepare_locale(environment, var)
    prepare_database(environment, var)
    accounts = manage(environment, "demo_accounts", "--port", str(port))
    if accounts.returncode:
        print("Loading the example campaign, half a minute …", flush=True)
        must(manage(environment, "load_demo", "--if-empty", "--port", str(port)))
        accounts = manage(environment, "demo_accounts", "--port", str(port))
    # Without a demo there is a campaign of somebody's own, with accounts of its own.
    return f"\n  http://{HOST}:{port}/\n  http://{HOST}:{port}/admin/\n" if accounts.returncode else accounts.stdout


def prepare_locale(environment: dict[str, str], var: Path) -> None:
    mark = fingerprint(ROOT / "locale", ROOT / "scripts" / "build_locale.py")
    if is_done("locale", mark, var) and (ROOT / "locale/nl/LC_MESSAGES/django.mo").exists():
        return
    command = [str(PYTHON), "scripts/build_locale.py"]
    must(subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True))
    note_done("locale", mark, var)


def prepare_database(environment: dict[str, str], var: Path) -> None:
    migrations = sorted(path for path in ROOT.glob("**/migrations/*.py") if ".venv" not in path.parts)
    roles = ROOT / "site" / "core" / "campaigns" / "roles.py"
    database = environment.get("DATABASE_URL", "")
    mark = f"{database} {fingerprint(ROOT / 'requirements' / 'base.txt', roles, *migrations)}"
    if is_done("database", mark, var) and (database or (var / "db.sqlite3").exists()):
        return
    print("Preparing the database …", flush=True)
    must(manage(environment, "migrate", "--verbosity=0"))
    must(manage(environment, "setup_roles"))
    note_done("database", mark, var)


class Children:
    """What we started, and how it ends: with us, always."""

    def __init__(self) -> None:
        self.running: list[subprocess.Popen] = []
        self.asked_to_stop = False
        self.parent = os.getppid()
        for number in ENDING_SIGNALS:
            signal.signal(number, self.stop)

    def start(self, environment: dict[str, str], *command: str) -> None:
        self.running.append(
            subprocess.Popen([str(PYTHON), *command], cwd=ROOT, env=environment, start_new_session=True)
        )

    def stop(self, number: int, frame: FrameType | None) -> None:
        self.asked_to_stop = True

    def wait(self) -> int:
        """Until someone stops us, `make` is gone, or one of ours ends by itself; the exit code."""
        while not self.asked_to_stop and not self.is_orphan():
            if any(child.poll() is not None for child in self.running):
                print("The web server or the worker stopped; the lines above say why.", file=sys.stderr)
                return 1
            time.sleep(0.2)
        return 0

    def is_orphan(self) -> bool:
        """Whether the `make` that started us was killed, so that nobody can stop us with Ctrl-C any more."""
        return "MAKELEVEL" in os.environ and os.getppid() != self.parent

    def end(self) -> None:
        """Ask everything to end, and end what doesn't: the children, and the processes that they started."""
        for child in self.running:
            _send(child.pid, signal.SIGTERM)
        deadline = time.monotonic() + ENDS_WITHIN_SECONDS
        for child in self.running:
            with suppress(subprocess.TimeoutExpired):
                child.wait(max(0.1, deadline - time.monotonic()))
            _send(child.pid, signal.SIGKILL)
            child.wait()


def _send(group: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, number)


def serve(environment: dict[str, str], port: int, accounts: str) -> int:
    children = Children()
    try:
        children.start(
            environment, "-m", "gunicorn", "config.wsgi", "--bind", f"{HOST}:{port}",
            "--worker-class", "gthread", "--workers", "2", "--threads", "4", "--log-level", "warning",
        )  # fmt: skip
        children.start(environment, "manage.py", "worker")
        if wait_for(port, children):
            print(f"{accounts}\n  Ctrl-C stops everything.\n", flush=True)
        return children.wait()
    finally:
        children.end()


def wait_for(port: int, children: Children) -> bool:
    """Whether the first page can be opened now."""
    deadline = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < deadline and not children.asked_to_stop:
        if any(child.poll() is not None for child in children.running):
            return False
        try:
            with urllib.request.urlopen(f"http://{HOST}:{port}/livez", timeout=2):
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False


def end_at_once(number: int, frame: FrameType | None) -> None:
    """Before anything is served, ending means: end the step that runs, and go."""
    raise SystemExit(128 + number)


def main() -> int:
    for number in ENDING_SIGNALS:
        signal.signal(number, end_at_once)
    var = Path(os.environ.get("VAR_DIR") or ROOT / "var").absolute()
    port = port_of(dict(os.environ))
    refuse_busy_port(port)
    with hold_the_lock(var):
        install("base")
        environment = demo_environment(var, port)
        return serve(environment, port, prepare(environment, var, port))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Stop as stop:
        sys.exit(str(stop))
