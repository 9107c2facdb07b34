"""Make `.venv` and install locked, hashed requirements; skip what is up to date. Standard library only."""

import hashlib
import shutil
import subprocess
import sys
import venv
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
                digest.update(str(file.relative_to(ROOT)).encode())
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


def make_venv() -> None:
    """Make `.venv` when it isn't there or its Python is gone."""
    if subprocess.run([PYTHON, "-c", ""], capture_output=True).returncode == 0 if PYTHON.exists() else False:
        return
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Stop(
            f"Python can't make its own folder yet. Run: sudo apt install python3-venv python{version}-venv"
        ) from None
    print("Making .venv …", flush=True)
    venv.EnvBuilder(with_pip=True, clear=True, symlinks=True).create(VENV)


def install(kind: str) -> None:
    """Install `requirements/<kind>.txt` with its hashes, unless that was done already."""
    make_venv()
    wanted = ROOT / "requirements" / f"{kind}.txt"
    mark = f"{fingerprint(wanted)} {sys.version}"
    if is_done(f"requirements-{kind}", mark, VENV) or is_done("requirements-dev", _dev_mark(), VENV):
        return
    print(f"Installing requirements/{kind}.txt …", flush=True)
    uv = shutil.which("uv")
    command = (
        [uv, "pip", "install", "--quiet", "--python", str(PYTHON)]
        if uv
        else [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    )
    done = subprocess.run([*command, "--require-hashes", "-r", str(wanted)], cwd=ROOT)
    if done.returncode:
        raise Stop("The packages could not be installed; the lines above say why. Is there a network?")
    note_done(f"requirements-{kind}", mark, VENV)


def _dev_mark() -> str:
    return f"{fingerprint(ROOT / 'requirements' / 'dev.txt')} {sys.version}"


if __name__ == "__main__":
    try:
        install(sys.argv[1] if len(sys.argv) > 1 else "base")
    except Stop as stop:
        sys.exit(str(stop))
