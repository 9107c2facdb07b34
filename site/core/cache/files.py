"""Kept pages and media kits as files that nginx reads by itself, in the folder of the state they were made in."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from core.cache import headers, rules
from core.cache.leases import make_folder, quietly, ready, root
from core.cache.services import Version
from core.cache.store import KeptPage

# nginx reads as another user than the one that writes.
READABLE = 0o644
# Below this much free space nothing is written.
SPACE_TO_LEAVE = 256 * 1024 * 1024


def state_name(site_id: int, number: int, until: datetime) -> str:
    """The folder of a state below `states/`."""
    return f"{site_id}/{number}-{rules.to_microseconds(until)}"


def keep_page(request: HttpRequest, version: Version, page: KeptPage) -> None:
    """Put a kept page where nginx finds it, in every encoding. What can't be written is read from memory."""
    name = rules.page_file(request.path_info)
    folder = _folder_for(request, version, page.until) if name and page.until else None
    if folder is None or page.headers.get("Content-Type") != headers.PAGE_TYPE:
        return
    if headers.comparable(page.headers) == headers.of_pages():
        quietly(lambda: _write_page(folder, name, page))


def keep_kit(request: HttpRequest, version: Version, response: HttpResponseBase, until: Callable[[], datetime]) -> None:
    """Lead nginx to the archive that this answer hands out, if it is one that lies on this disk."""
    path: Path | None = getattr(response, "lies_at", None)
    name = rules.kit_file(request.path_info) if path else ""
    folder = _folder_for(request, version, until()) if name else None
    if folder is None or path is None or response.status_code not in (200, 206):
        return
    whole = f'attachment; filename="{name.rpartition("/")[2]}"'
    if response.get("Content-Disposition") == whole and headers.comparable(response.headers) == headers.of_kits():
        quietly(lambda: _link(folder / f"kit{name}", path))


def lies_at(response: HttpResponseBase, path: Path) -> HttpResponseBase:
    """Mark an answer as a file of this disk that everybody may have in the present state of the campaign."""
    response.lies_at = path
    return response


def _folder_for(request: HttpRequest, version: Version, until: datetime) -> Path | None:
    """Where answers to this request may lie; None for an address by which nginx doesn't look."""
    top = root()
    host = rules.host_folder(request.get_host())
    is_own = host == version.hostname and request.scheme == urlsplit(settings.WAGTAILADMIN_BASE_URL).scheme
    if top is None or not host or not is_own or request.META.get("QUERY_STRING"):
        return None
    return top / "states" / state_name(version.site_id, version.number, until) / host / headers.folder()


def _write_page(folder: Path, name: str, page: KeptPage) -> None:
    if not _has_space():
        return
    for coding, body in page.bodies.items():
        path = Path(f"{folder}/{coding or rules.PLAIN}{name}")
        if not path.exists():
            make_folder(path.parent)
            _write(path, body, rules.file_time(page.digests[coding]))


def _write(path: Path, body: bytes, moment: int) -> None:
    """A whole file or none."""
    with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        try:
            file.write(body)
            os.fchmod(file.fileno(), READABLE)
            file.flush()
            os.utime(file.fileno(), (moment, moment))
            os.replace(file.name, path)
        except OSError:
            Path(file.name).unlink(missing_ok=True)
            raise


def _link(path: Path, target: Path) -> None:
    if not path.is_symlink() and target.exists():
        make_folder(path.parent)
        with suppress(FileExistsError):
            path.symlink_to(target.resolve())


def _has_space() -> bool:
    top = ready()
    return not (top / "full").exists() and shutil.disk_usage(top).free > SPACE_TO_LEAVE
