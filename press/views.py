"""Downloads of the press room: only while their release is public."""

import hashlib
import io
import re

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from core.people.enums import Scope
from press.counting import count
from press.downloads import send_file
from press.enums import DownloadKind, KitState
from press.kit.build import text_writers
from press.kit.content import ascii_name
from press.kit.ninjs import canceled, ninjs
from press.kit.pictures import for_print, names
from press.kit.texts import NINJS
from press.models import MediaKit, PressReleasePage, ReleasePhoto
from press.releases import content_of, content_once, photo_content
from press.services import kit_for, text_in_kit
from press.serving import serve_kit

CACHE_SECONDS = 300
# A text keeps its address when it is corrected, so who kept it asks each time whether it changed.
ASK_AGAIN = "public, max-age=0, must-revalidate"
TEXT_TYPES = {
    "txt": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_FINGERPRINT = re.compile(r"-([0-9a-f]{16})\.zip$")


@require_safe
def kit(request: HttpRequest, release_id: int, filename: str) -> HttpResponseBase:
    """The ZIP of the text readers see now. An address of an older one says what changed and where the new one is."""
    release = PressReleasePage.objects.public().filter(pk=release_id).first()
    if release is None:
        return _withdrawn(request, release_id, filename)
    current = kit_for(release)
    if current and current.filename == filename:
        response = serve_kit(request, current)
        count(release, DownloadKind.KIT, request, response)
        return response
    return _gone(request, release, current, _offered_before(release, current, filename))


def _withdrawn(request: HttpRequest, release_id: int, filename: str) -> HttpResponse:
    """The sentence of a release that was taken back, where its kit was offered (410)."""
    release = get_object_or_404(PressReleasePage.objects.exclude(clearance__withdrawn_at=None), pk=release_id)
    kit = _offered_before(release, None, filename)
    if not release.get_parent().specific.is_public() or not release.versions.filter(number=kit.version).exists():
        raise Http404
    response = release.withdrawn_answer(request)
    response["Cache-Control"] = "no-store"
    return response


def _offered_before(release: PressReleasePage, current: MediaKit | None, filename: str) -> MediaKit:
    """The kit that had this address, from before the present one."""
    found = _FINGERPRINT.search(filename)
    if not found or (current and current.fingerprint == found.group(1)):
        raise Http404
    once = MediaKit.objects.filter(state__in=(KitState.READY, KitState.REPLACED), embargo_until=None)
    return get_object_or_404(once, release=release, fingerprint=found.group(1))


def _gone(request: HttpRequest, release: PressReleasePage, current: MediaKit | None, old: MediaKit) -> HttpResponse:
    """'This media kit was replaced', with what changed since that version (410)."""
    changes = release.versions.filter(number__gt=old.version).exclude(note="")
    values = {"release": release, "kit": current, "changes": changes}
    response = render(request, "press/kit_gone.html", values, status=410)
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def text(request: HttpRequest, release_id: int, name: str) -> HttpResponseBase:
    """One text of a public release alone: in a format, or in a length."""
    release = get_object_or_404(PressReleasePage.objects.public(), pk=release_id)
    content = content_once(release)
    write = text_writers(content).get(name)
    if write is None:
        raise Http404
    kit = kit_for(release)
    data = (kit and text_in_kit(kit, content, name)) or write()
    response = send_file(
        request,
        io.BytesIO(data),
        size=len(data),
        name=f"{ascii_name(release.slug, 60)}-{name}",
        content_type=TEXT_TYPES[name.rpartition(".")[2]],
        etag=hashlib.sha256(data).hexdigest()[:32],
    )
    response["Cache-Control"] = ASK_AGAIN
    count(release, DownloadKind.TEXT, request, response)
    return response


@require_safe
def ninjs_item(request: HttpRequest, release_id: int) -> HttpResponseBase:
    """The release for an editing system, at an address that stays: also to hear that it was taken back."""
    release = PressReleasePage.objects.public().filter(pk=release_id).first()
    data = _item(release) if release else _canceled(release_id)
    response = send_file(
        request,
        io.BytesIO(data),
        size=len(data),
        name=NINJS,
        content_type="application/json",
        etag=hashlib.sha256(data).hexdigest()[:32],
    )
    response["Cache-Control"] = ASK_AGAIN
    if release:
        count(release, DownloadKind.TEXT, request, response)
    return response


def _item(release: PressReleasePage) -> bytes:
    content, kit = content_once(release), kit_for(release)
    return (kit and text_in_kit(kit, content, NINJS)) or ninjs(content)


def _canceled(release_id: int) -> bytes:
    release = get_object_or_404(PressReleasePage.objects.exclude(clearance__withdrawn_at=None), pk=release_id)
    version = release.versions.order_by("-number").first()
    if version is None or not release.get_parent().specific.is_public():
        raise Http404
    return canceled(
        uri=release.full_url,
        version=version.number + 1,
        at=release.clearance.withdrawn_at,
        notice=release.clearance.withdrawal_notice,
    )


@require_safe
def photo(request: HttpRequest, release_id: int, photo_id: int) -> HttpResponseBase:
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
        name=names(content).get(picture, f"foto-{found.pk}.jpg"),
        content_type="image/jpeg",
        etag=f"{found.image.file_hash[:16]}-{content.fingerprint()}",
    )
    patch_cache_control(response, public=True, max_age=CACHE_SECONDS)
    count(release, DownloadKind.PHOTO, request, response)
    return response
