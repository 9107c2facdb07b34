"""Hand out a kit: by the object store it lies in, by the web server in front, else by ourselves."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from core.cache.files import lies_at
from core.cache.headers import KIT_CACHE, KIT_TYPE
from press import kit_storage
from press.downloads import send_file
from press.models import MediaKit

ZIP, PUBLIC = KIT_TYPE, KIT_CACHE
SIGNED_SECONDS = 60


def serve_kit(request: HttpRequest, kit: MediaKit, cache: str = PUBLIC) -> HttpResponseBase:
    """The ZIP of a kit with its length, name and ETag, whole or in parts. Who may have it is for the caller to know.

    `cache` is the Cache-Control of the answer.

    :raises Http404: when the kit has no file.
    """
    if not kit.file:
        raise Http404
    if cache == PUBLIC and _lies_in_an_object_store(kit):
        return _by_the_store(kit)
    response = _by_the_front(kit) or _by_us(request, kit)
    response["Cache-Control"] = cache
    path = kit_storage.local_path(kit.file.storage, kit.file.name)
    return lies_at(response, path) if path and cache == PUBLIC else response


def _lies_in_an_object_store(kit: MediaKit) -> bool:
    return kit_storage.local_path(kit.file.storage, kit.file.name) is None


def _by_the_store(kit: MediaKit) -> HttpResponseBase:
    """On to an address signed for a minute: the store itself knows length, ETag and parts.

    A kit under embargo never goes this way; its address would work for whoever it is passed on to.
    """
    parameters = {
        "ResponseContentType": ZIP,
        "ResponseContentDisposition": content_disposition_header(True, kit.filename),
    }
    response = HttpResponseRedirect(kit.file.storage.url(kit.file.name, parameters=parameters, expire=SIGNED_SECONDS))
    response["Cache-Control"] = "no-store"
    return response


def _by_the_front(kit: MediaKit) -> HttpResponseBase | None:
    """An empty answer that tells nginx which file to send (X-Accel-Redirect); it adds length, ETag and parts."""
    if not settings.KIT_ACCEL_LOCATION or _lies_in_an_object_store(kit):
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
