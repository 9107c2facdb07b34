"""Make `.venv` and install locked, hashed requirements; skip what is up to date. Standard library only."""

import fcntl
import hashlib
import importlib.util
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


class Stop(Exception):
    """Something a person must do first; the message says what."""


def fingerprint(*paths: Path) -> str:
    """A hash of the contents of files and of all files below folders."""
    digest = hashlib.sha256()
    for path in paths:
        files = sorted(entry for entry in path.rglob("*") if entry.is_file()) if path.is_dir() else [path]
        for file in files:
            if "__pycache__" not in file.parts and file.suffix != ".mo":
                digest.update(str(file).encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def is_done(name: str, mark: str, var: Path) -> bool:
    """Whether a step was finished for exactly this input."""
    file = var / "done" / name
    return file.exists() and file.read_text() == mark


def note_done(name: str, mark: str, var: Path) -> None:
    file = var / "done" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(mark)


def find_uv() -> str:
    """The path of a uv that works, else nothing: it is quicker than pip, and never needed."""
    uv = shutil.which("uv") or ""
    return uv if uv and _succeeds(uv, "--version") else ""


def make_venv(*, with_pip: bool) -> None:
    """Make `.venv`, unless there is a whole one with a Python of today.

    :raises Stop: when this Python can't, as Debian's without its venv package.
    """
    wanted = "pip, sys" if with_pip else "sys"
    whole = f"import {wanted}; sys.exit(sys.version_info < (3, 11))"
    if PYTHON.exists() and _succeeds(str(PYTHON), "-c", whole):
        return
    if with_pip and importlib.util.find_spec("ensurepip") is None:
        name = Path(sys.executable).name
        package = f"{name}-venv" if "." in name else "python3-venv"
        raise Stop(f"Python can't make .venv yet: run `sudo apt install {package}` and try again.")
    print("Making .venv …", flush=True)
    venv.EnvBuilder(with_pip=with_pip, clear=True, symlinks=True).create(VENV)


def _succeeds(*command: str) -> bool:
    return subprocess.run(command, capture_output=True).returncode == 0


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until no other command installs here."""
    (ROOT / "var").mkdir(exist_ok=True)
    with open(ROOT / "var" / "install.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def install(kind: str) -> None:
    """Install `requirements/<kind>.txt` with its hashes, unless that was done already."""
    with one_at_a_time():
        uv = find_uv()
        make_venv(with_pip=not uv)
        wanted = ROOT / "requirements" / f"{kind}.txt"
        mark = f"{fingerprint(wanted)} {sys.version}"
        if is_done(f"requirements-{kind}", mark, VENV) or is_done("requirements-dev", _dev_mark(), VENV):
            return
        print(f"Installing requirements/{kind}.txt …", flush=True)
        _install(wanted, uv)
        note_done(f"requirements-{kind}", mark, VENV)


def _install(wanted: Path, uv: str) -> None:
    # Python compiles a module when it is first used: most never are.
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-compile", "--disable-pip-version-check"]
    command = [uv, "pip", "install", "--quiet", "--python", str(PYTHON)] if uv else pip
    done = subprocess.run([*command, "--require-hashes", "-r", str(wanted)], cwd=ROOT)
    if done.returncode:
        raise Stop("The packages could not be installed; the lines above say why. Is there a network?")


def _dev_mark() -> str:
    return f"{fingerprint(ROOT / 'requirements' / 'dev.txt')} {sys.version}"


if __name__ == "__main__":
    try:
        install(sys.argv[1] if len(sys.argv) > 1 else "base")
    except Stop as stop:
        sys.exit(str(stop))
