"""Kits as files: made beside their place, verified, and put there in one step."""

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from django.core.files import File
from django.core.files.storage import Storage

from core.media.storage import private_storage

FOLDER = "kits"
PART = ".part"
# nginx reads the kits as another user than the one that makes them.
READABLE = 0o644


class DamagedKit(Exception):
    """The archive that was written can't be read back; its message names the entry."""


@dataclass(frozen=True)
class Measured:
    """Length in bytes and SHA-256 of a file."""

    size: int
    sha256: str


def local_path(storage: Storage, name: str) -> Path | None:
    """Where a file lies on this machine, or None when it lies in an object store."""
    try:
        return Path(storage.path(name))
    except NotImplementedError:
        return None


@contextmanager
def workshop() -> Iterator[IO[bytes]]:
    """A seekable file to write a kit to, gone afterwards unless it was put in its place.

    It lies beside the kits, so that putting it there is a rename: there is a whole kit or none.
    """
    folder = local_path(private_storage(), FOLDER)
    if folder is None:
        with tempfile.TemporaryFile() as target:
            yield target
        return
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".", suffix=PART, delete=False) as target:
        try:
            yield target
        finally:
            Path(target.name).unlink(missing_ok=True)


def measure(source: IO[bytes]) -> Measured:
    """Read a file to its end."""
    source.seek(0)
    digest = hashlib.file_digest(source, "sha256").hexdigest()
    return Measured(source.tell(), digest)


def verified(target: IO[bytes]) -> Measured:
    """Read an archive back, entry by entry, and measure it.

    :raises DamagedKit: when an entry isn't what was written.
    """
    target.seek(0)
    try:
        with zipfile.ZipFile(target) as archive:
            bad = archive.testzip()
    except zipfile.BadZipFile as error:
        raise DamagedKit(str(error)) from error
    if bad:
        raise DamagedKit(bad)
    return measure(target)


def put_in_place(target: IO[bytes], name: str) -> None:
    """Give the written kit its name; what had that name before is replaced."""
    storage = private_storage()
    path = local_path(storage, name)
    if path is None:
        storage.delete(name)
        target.seek(0)
        storage.save(name, File(target))
        return
    target.flush()
    os.fsync(target.fileno())
    Path(target.name).chmod(READABLE)
    os.replace(target.name, path)


def stored(name: str) -> Measured | None:
    """The size and checksum of a kit as it lies there now, or None when it is gone."""
    try:
        with private_storage().open(name, "rb") as source:
            return measure(source)
    except OSError:
        return None


def sweep(before: datetime, keep: set[str]) -> int:
    """Remove the files of kits, whole and half, from before this moment (aware) that aren't to be kept, by name."""
    folder = local_path(private_storage(), FOLDER)
    left = [*folder.glob(f".*{PART}"), *folder.glob("*.zip")] if folder and folder.is_dir() else []
    old = [path for path in left if path.name not in keep and path.stat().st_mtime < before.timestamp()]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
