"""Downloads of the press room: only while their release is public."""

import io

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from core.people.enums import Scope
from press.downloads import send_file
from press.kit.build import photo_names
from press.kit.pictures import for_print
from press.models import MediaKit, PressReleasePage, ReleasePhoto
from press.releases import content_of, photo_content

CACHE_SECONDS = 300


@require_safe
def kit(request: HttpRequest, release_id: int, filename: str) -> HttpResponse:
    """The ready ZIP of a public release; an old fingerprint is 404."""
    release = get_object_or_404(PressReleasePage.objects.public(), pk=release_id)
    found = get_object_or_404(MediaKit.objects.select_related("release"), release=release)
    if not found.file or found.filename != filename:
        raise Http404
    try:
        source = found.file.storage.open(found.file.name, "rb")
    except OSError as error:
        raise Http404 from error
    response = send_file(
        request,
        source,
        size=found.size,
        name=filename,
        content_type="application/zip",
        etag=found.fingerprint,
    )
    patch_cache_control(response, public=True, max_age=CACHE_SECONDS)
    return response


@require_safe
def photo(request: HttpRequest, release_id: int, photo_id: int) -> HttpResponse:
    """One picture of a public release in print size, with caption and credit in the file."""
    release = get_object_or_404(PressReleasePage.objects.public(), pk=release_id)
    found = get_object_or_404(ReleasePhoto.objects.select_related("image"), pk=photo_id, release=release)
    if found.image.refusals(Scope.PRESS):
        raise Http404
    content = content_of(release)
    picture = photo_content(found.image, found.shown_caption)
    try:
        data = for_print(content, picture)
    except OSError as error:
        raise Http404 from error
    response = send_file(
        request,
        io.BytesIO(data),
        size=len(data),
        name=photo_names(content).get(picture, f"foto-{found.pk}.jpg"),
        content_type="image/jpeg",
        etag=f"{found.image.file_hash[:16]}-{content.fingerprint()}",
    )
    patch_cache_control(response, public=True, max_age=CACHE_SECONDS)
    return response
