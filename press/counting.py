"""Downloads counted per day and kind, of nobody in particular."""

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F, Sum
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from press.enums import DownloadKind
from press.models import DownloadCount, PressReleasePage

logger = logging.getLogger(__name__)


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


def _add(release: PressReleasePage, kind: DownloadKind, times: int) -> None:
    rows = DownloadCount.objects.filter(release=release.pk, day=timezone.localdate(), kind=kind)
    if rows.update(count=F("count") + times):
        return
    try:
        with transaction.atomic():
            DownloadCount.objects.create(
                site=release.get_site(), release_id=release.pk, day=timezone.localdate(), kind=kind, count=times
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
