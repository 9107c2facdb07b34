"""Downloads counted per day and kind, of nobody in particular."""

import logging
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F, Sum
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from press.enums import DownloadKind
from press.models import DownloadCount, PressReleasePage

logger = logging.getLogger(__name__)

# Seconds after which nginx writes nothing more to a file of ten seconds.
WRITTEN_BY_THEN = 60
_LINE = re.compile(
    r"(?P<release>[1-9]\d{0,17}) (?:200|206) GET 1 (?P<moment>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d)", re.ASCII
)


@dataclass(frozen=True)
class Total:
    """How often one kind was taken, since the beginning."""

    kind: str
    count: int


def is_a_download(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether this answer hands out a file from its beginning, not a later part of it and not 'not changed'."""
    if request.method != "GET" or response.status_code not in (200, 206):
        return False
    wanted = request.headers.get("Range", "")
    return not wanted or wanted.replace(" ", "").startswith("bytes=0-")


def count(
    release: PressReleasePage, kind: DownloadKind, request: HttpRequest, response: HttpResponseBase, times: int = 1
) -> None:
    """Count a download, of `times` files at once. A busy database costs the count, never the download."""
    if not is_a_download(request, response):
        return
    try:
        with transaction.atomic():
            _add(release, kind, times)
    except DatabaseError:
        logger.warning("A download of release %s wasn't counted", release.pk, exc_info=True)


def downloads_in(lines: Iterable[str]) -> Counter[tuple[int, date]]:
    """Kits that nginx handed out from their beginning, by release and Dutch day. What isn't such a line is passed by.

    A line is `release status method from-the-beginning moment` (core/cache/templates/cache/nginx.conf): no address.
    """
    found: Counter[tuple[int, date]] = Counter()
    for line in lines:
        match = _LINE.fullmatch(line.strip())
        if match:
            moment = datetime.fromisoformat(match["moment"])
            found[int(match["release"]), timezone.localdate(moment)] += 1
    return found


def count_what_nginx_sent(folder: Path, now: datetime) -> int:
    """Add what stands in nginx's files of past minutes, and throw them away; returns how many downloads it was.

    A file goes in the transaction that counts it: at the worst its downloads are lost, none is counted twice.
    """
    counted = 0
    for path in sorted(folder.glob("*.log")):
        if path.stem.isdigit() and int(path.stem) * 10 < now.timestamp() - WRITTEN_BY_THEN:
            counted += _count_file(path)
    return counted


def _count_file(path: Path) -> int:
    found = downloads_in(path.read_text(encoding="ascii", errors="replace").splitlines())
    releases = PressReleasePage.objects.in_bulk({release for release, _day in found})
    with transaction.atomic():
        for (release, day), times in found.items():
            if release in releases:
                _add(releases[release], DownloadKind.KIT, times, day)
        path.unlink()
    return sum(found.values())


def _add(release: PressReleasePage, kind: DownloadKind, times: int, day: date | None = None) -> None:
    day = day or timezone.localdate()
    rows = DownloadCount.objects.filter(release=release.pk, day=day, kind=kind)
    if rows.update(count=F("count") + times):
        return
    try:
        with transaction.atomic():
            DownloadCount.objects.create(
                site=release.get_site(), release_id=release.pk, day=day, kind=kind, count=times
            )
    except IntegrityError:
        rows.update(count=F("count") + times)


def totals(releases: Iterable[PressReleasePage]) -> dict[int, list[Total]]:
    """What was taken of each release, by kind in the order of `DownloadKind`; keys are primary keys."""
    found = DownloadCount.objects.filter(release__in=[release.pk for release in releases])
    sums = found.order_by().values_list("release", "kind").annotate(total=Sum("count"))
    by_kind = {(release, kind): total for release, kind, total in sums}
    result: dict[int, list[Total]] = defaultdict(list)
    for kind in DownloadKind:
        for (release, found_kind), total in by_kind.items():
            if found_kind == kind.value:
                result[release].append(Total(str(kind.label), total))
    return dict(result)
