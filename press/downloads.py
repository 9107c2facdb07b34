"""Send a file with its length, a stable ETag and ranges, so that a broken download goes on."""

import re
from typing import IO

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header, quote_etag

_RANGE = re.compile(r"bytes=(\d*)-(\d*)$")


class Portion:
    """A reader of one piece of a file."""

    def __init__(self, source: IO[bytes], start: int, length: int) -> None:
        source.seek(start)
        self.source, self.left = source, length

    def read(self, size: int = -1) -> bytes:
        wanted = self.left if size < 0 else min(size, self.left)
        data = self.source.read(wanted) if wanted else b""
        self.left -= len(data)
        return data

    def close(self) -> None:
        self.source.close()


def parse_range(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte of a single range (RFC 9110 §14.2), or None when it asks for no one range.

    :raises ValueError: when the range lies outside the file.
    """
    found = _RANGE.match(header.strip())
    if not found or found.group(1) == found.group(2) == "":
        return None
    first, last = found.groups()
    if first == "":
        start, end = max(0, size - int(last)), size - 1
        if int(last) == 0:
            raise ValueError(header)
    else:
        start, end = int(first), min(int(last), size - 1) if last else size - 1
    if last and first and int(last) < int(first):
        return None
    if start >= size:
        raise ValueError(header)
    return start, end


def send_file(
    request: HttpRequest, source: IO[bytes], *, size: int, name: str, content_type: str, etag: str
) -> HttpResponseBase:
    """The file, a part of it (206), or 'not changed' (304)."""
    tag = quote_etag(etag)
    if request.headers.get("If-None-Match") == tag:
        source.close()
        return HttpResponse(status=304, headers={"ETag": tag})
    try:
        part = parse_range(request.headers.get("Range", ""), size)
    except ValueError:
        source.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    if part and request.headers.get("If-Range", tag) != tag:
        part = None
    response = _response(source, part, size, content_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["ETag"] = tag
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _response(source: IO[bytes], part: tuple[int, int] | None, size: int, content_type: str) -> HttpResponseBase:
    if part is None:
        response = FileResponse(source, content_type=content_type)
        response["Content-Length"] = size
        return response
    start, end = part
    response = FileResponse(Portion(source, start, end - start + 1), status=206, content_type=content_type)
    response["Content-Length"] = end - start + 1
    response["Content-Range"] = f"bytes {start}-{end}/{size}"
    return response
