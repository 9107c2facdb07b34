"""Hand out a kit: by the web server in front when there is one that can, else by ourselves."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from press import kit_storage
from press.downloads import send_file
from press.models import MediaKit

ZIP = "application/zip"
PUBLIC = "public, max-age=300"


def serve_kit(request: HttpRequest, kit: MediaKit, cache: str = PUBLIC) -> HttpResponseBase:
    """The ZIP of a kit with its length, name and ETag, whole or in parts. Who may have it is for the caller to know.

    `cache` is the Cache-Control of the answer.

    :raises Http404: when the kit has no file.
    """
    if not kit.file:
        raise Http404
    response = _by_the_front(kit) or _by_us(request, kit)
    response["Cache-Control"] = cache
    return response


def _by_the_front(kit: MediaKit) -> HttpResponseBase | None:
    """An empty answer that tells nginx which file to send (X-Accel-Redirect); it adds length, ETag and parts."""
    storage = kit.file.storage
    if not settings.KIT_ACCEL_LOCATION or kit_storage.local_path(storage, kit.file.name) is None:
        return None
    response = HttpResponse(content_type=ZIP)
    response["X-Accel-Redirect"] = f"{settings.KIT_ACCEL_LOCATION.rstrip('/')}/{kit.file.name.rpartition('/')[2]}"
    response["Content-Disposition"] = content_disposition_header(True, kit.filename)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _by_us(request: HttpRequest, kit: MediaKit) -> HttpResponseBase:
    try:
        source = kit.file.storage.open(kit.file.name, "rb")
    except OSError as error:
        raise Http404 from error
    etag = kit.sha256 or kit.fingerprint
    return send_file(request, source, size=kit.size, name=kit.filename, content_type=ZIP, etag=etag)
