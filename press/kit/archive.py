"""ZIP files that every computer opens, and that are the same byte for byte each time.

Written to a seekable file: macOS refuses archives with data descriptors. Nothing is compressed:
pictures don't shrink, and a stored file can be read at any place.
"""

import hashlib
import io
import zipfile
from datetime import date
from pathlib import Path
from typing import IO, Protocol

# The first day a ZIP knows.
FIRST_DAY = date(1980, 1, 1)


class Sink(Protocol):
    """Where a kit is written: an archive or a folder."""

    def add(self, name: str, data: bytes) -> None: ...


def _entry(name: str, day: date = FIRST_DAY) -> zipfile.ZipInfo:
    day = max(day, FIRST_DAY)
    info = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    info.create_system = 3
    info.external_attr = 0o644 << 16
    info.compress_type = zipfile.ZIP_STORED
    return info


class ZipSink:
    """Adds files to an archive in the order given; a context manager that completes the archive.

    Each file has the date of the release, not of its making: the same bytes each time, and a date that says something.
    """

    def __init__(self, target: IO[bytes], day: date = FIRST_DAY) -> None:
        self.day = day
        self.archive = zipfile.ZipFile(target, "w", zipfile.ZIP_STORED)

    def add(self, name: str, data: bytes) -> None:
        self.archive.writestr(_entry(name, self.day), data)

    def __enter__(self) -> "ZipSink":
        return self

    def __exit__(self, *reason: object) -> None:
        self.archive.close()


class FolderSink:
    """Writes files below a folder, and nowhere else."""

    def __init__(self, top: Path) -> None:
        self.top = top.resolve()

    def add(self, name: str, data: bytes) -> None:
        path = (self.top / name).resolve()
        if not path.is_relative_to(self.top):
            raise ValueError(f"{name} would be written outside the folder.")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


class CheckedSink:
    """Passes files on under a folder name, and remembers their checksums and sizes in bytes."""

    def __init__(self, sink: Sink, folder: str) -> None:
        self.sink, self.folder = sink, folder
        self.sums: dict[str, str] = {}
        self.sizes: dict[str, int] = {}

    def add(self, name: str, data: bytes) -> None:
        self.sums[name] = hashlib.sha256(data).hexdigest()
        self.sizes[name] = len(data)
        self.sink.add(f"{self.folder}/{name}", data)

    def checksums(self) -> str:
        """What `sha256sum -c` reads."""
        return "".join(f"{digest}  {name}\n" for name, digest in sorted(self.sums.items()))


def repack(data: bytes, first: str) -> bytes:
    """The same archive with fixed dates and order; `first` stays in front."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        names = sorted(old.namelist(), key=lambda name: (name != first, name))
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name in names:
                info = _entry(name)
                info.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(info, old.read(name))
    return out.getvalue()
