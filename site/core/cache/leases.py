"""Leases lead nginx to the state of a campaign that may be read in a second; a change takes them away.

Below `settings.PAGE_FILES_DIR`: `states/<campaign>/<state>/<host>/…` holds what was made in one state of a campaign.
`leases/<second>/<host>` leads to the one that may be read in that second; only the worker gives leases. `holds/` names
the campaigns that are being changed: for those it gives none. Why this is safe: docs/decisions/0009.
"""

import fcntl
import logging
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from core.cache import rules

logger = logging.getLogger(__name__)

# nginx reads as another user than the one that writes.
OPEN_FOLDER = 0o755
# A transaction that takes longer, or was killed, no longer keeps the worker from giving leases.
HOLD_SECONDS = 30.0
# Who holds the lock longer than any lease lasts can do no harm any more: its leases are of the past.
WAIT_FOR_LOCK_SECONDS = float(rules.SECONDS_AHEAD)


class Lease(NamedTuple):
    """Leads readers of a host to a state of a campaign, in these seconds since 1970."""

    host: str
    state: str
    seconds: list[int]


def root() -> Path | None:
    """The folder of the files, or None while pages are kept in memory only."""
    return Path(settings.PAGE_FILES_DIR) if settings.PAGE_FILES_DIR else None


def ready() -> Path:
    """That folder, with what belongs in it.

    :raises OSError: when it can't be made.
    """
    top = Path(settings.PAGE_FILES_DIR)
    for name in ("leases", "holds", "states", "downloads"):
        make_folder(top / name)
    return top


def make_folder(path: Path) -> None:
    """With every folder above it open to nginx, whatever the umask."""
    if not path.is_dir():
        make_folder(path.parent)
        with suppress(FileExistsError):
            path.mkdir()
            path.chmod(OPEN_FOLDER)


def quietly(work: Callable[[], object]) -> None:
    """A disk that is full or closed costs speed, never an answer."""
    try:
        work()
    except OSError as error:
        logger.warning("Pages can't be kept as files: %s", error)


# -- a change takes the leases away ---------------------------------------------------------------------


def withdraw(site_id: int) -> None:
    """Nobody is led to a file of this campaign any more, until `release` or for half a minute. Before the commit."""
    if root() is not None:
        quietly(lambda: _withdraw(site_id))


def release(site_id: int) -> None:
    """The change is committed: take away what a lease of before might still lead to, and let new ones be given."""
    if root() is not None:
        quietly(lambda: _withdraw(site_id))
        quietly(lambda: _hold(site_id).unlink(missing_ok=True))


def _withdraw(site_id: int) -> None:
    top = ready()
    with _locked(top, WAIT_FOR_LOCK_SECONDS):
        try:
            _hold(site_id).touch()
        finally:
            for link in _links(top):
                if _state_of(link).startswith(f"{site_id}/"):
                    link.unlink(missing_ok=True)


def _hold(site_id: int) -> Path:
    """The mark of a transaction; one thread has one at a time."""
    return ready() / "holds" / f"{site_id}-{os.getpid()}-{threading.get_ident()}"


def _links(top: Path) -> list[Path]:
    return [link for second in (top / "leases").iterdir() if second.is_dir() for link in second.iterdir()]


def _state_of(link: Path) -> str:
    """The state a lease leads to, as `state_name` gave it."""
    try:
        return str(link.readlink()).removeprefix("../../states/").rpartition("/")[0]
    except OSError:
        return ""


@contextmanager
def _locked(top: Path, seconds: float) -> Iterator[bool]:
    """Alone among all processes; whether that came true within these seconds."""
    with open(top / "lock", "a") as file:
        yield _lock(file.fileno(), time.monotonic() + seconds)


def _lock(number: int, deadline: float) -> bool:
    while True:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            if time.monotonic() >= deadline:
                return False
            time.sleep(0.002)


# -- the worker gives leases, and clears away -------------------------------------------------------------


def give_leases(now: datetime, wanted: Callable[[], list[Lease]]) -> None:
    """Give these leases and no others. `wanted` reads the database, while no change can take leases away.

    `now` (aware) was read before that: whatever stops us in between, our leases are of seconds that pass.
    """
    top = ready()
    with _locked(top, seconds=0.1) as alone:
        if not alone:
            return
        held = _held(top)
        leases = [lease for lease in wanted() if lease.state.partition("/")[0] not in held]
        goals = {f"{second}/{lease.host}": lease for lease in leases for second in lease.seconds}
        for link in _links(top):
            goal = goals.get(f"{link.parent.name}/{link.name}")
            if goal is None or goal.state != _state_of(link):
                link.unlink(missing_ok=True)
        for place, lease in goals.items():
            link = top / "leases" / place
            make_folder(link.parent)
            if not link.is_symlink():
                link.symlink_to(f"../../states/{lease.state}/{lease.host}")
        _drop_empty(top, int(now.timestamp()))


def _held(top: Path) -> set[str]:
    """The campaigns that are being changed; what a killed process left behind counts for half a minute."""
    found = set()
    for mark in (top / "holds").iterdir():
        with suppress(FileNotFoundError):
            if time.time() - mark.stat().st_mtime < HOLD_SECONDS:
                found.add(mark.name.partition("-")[0])
            else:
                mark.unlink()
    return found


def _drop_empty(top: Path, second: int) -> None:
    for folder in (top / "leases").iterdir():
        if folder.name.isdigit() and not second <= int(folder.name) < second + rules.SECONDS_AHEAD:
            shutil.rmtree(folder, ignore_errors=True)


def sweep(current: Mapping[int, int], max_bytes: int) -> None:
    """Throw away every state but the current one of each campaign (its number), and keep within a size."""
    top = ready()
    for site in (top / "states").iterdir():
        for state in site.iterdir():
            if not state.name.startswith(f"{current.get(int(site.name), '')}-"):
                shutil.rmtree(state, ignore_errors=True)
    full = top / "full"
    if sum(_size(path) for path in (top / "states").rglob("*")) > max_bytes:
        full.touch()
    else:
        full.unlink(missing_ok=True)


def _size(path: Path) -> int:
    try:
        return path.lstat().st_blocks * 512
    except OSError:
        return 0
