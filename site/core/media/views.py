"""Serve renditions: to everyone while public, else only to those who work on the campaign."""

import hashlib
import mimetypes
from pathlib import PurePosixPath

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from core.campaigns.services import works_on
from core.media.models import CampaignMedia, CampaignRendition
from core.media.visibility import is_image_public

# Short, so that a withdrawn picture is soon gone from browsers too.
PUBLIC_SECONDS = 300


def is_colleague(request: HttpRequest, thing: CampaignMedia) -> bool:
    """Whether this request comes from a colleague who may see a file; reads no cookie of a visitor."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return works_on(request.user, thing.site_id) and thing.may_be_seen_by(request.user)


@require_safe
def rendition(request: HttpRequest, rendition_id: int, filename: str) -> HttpResponse:
    """One rendition, by number and name. 404 for whoever may not see it, as if it weren't there."""
    found = get_object_or_404(CampaignRendition.objects.select_related("image"), pk=rendition_id)
    name = PurePosixPath(found.file.name).name
    if name != filename:
        raise Http404
    is_public = is_image_public(found.image)
    if not is_public and not is_colleague(request, found.image):
        raise Http404
    state = f"{found.pk} {found.image.file_hash} {found.file.name}"
    etag = quote_etag(hashlib.sha256(state.encode()).hexdigest()[:20])
    if request.headers.get("If-None-Match") == etag:
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = _file_response(found, name)
    response["ETag"] = etag
    if is_public:
        patch_cache_control(response, public=True, max_age=PUBLIC_SECONDS)
    else:
        patch_cache_control(response, private=True, no_store=True)
    return response


def _file_response(found: CampaignRendition, name: str) -> HttpResponse:
    try:
        content = found.file.open("rb")
    except OSError as error:
        raise Http404 from error
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    # Whoever keeps the picture gets it by its own name, without its size.
    short = PurePosixPath(found.image.file.name).stem + PurePosixPath(name).suffix
    response = FileResponse(content, content_type=kind, filename=short)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response
