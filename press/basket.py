"""All public pictures on one page, to take a choice of them in one ZIP. No account, no cookie, no JavaScript."""

import hashlib
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.cache.middleware import may_be_kept
from core.campaigns.services import current_site
from core.people.enums import Scope
from press.counting import count
from press.downloads import send_file
from press.enums import DownloadKind
from press.kit.archive import ZipSink
from press.kit.basket import write_basket
from press.kit.build import MissingFile
from press.kit.content import KitContent, Photo
from press.models import PressReleasePage, PressRoomPage, ReleasePhoto
from press.releases import content_of, photo_content
from press.serving import ZIP

MOST_SHOWN = 200
MOST_CHOSEN = 50
FILE_NAME = "beeld.zip"


@dataclass(frozen=True)
class Group:
    """The pictures of one release."""

    release: PressReleasePage
    photos: list[ReleasePhoto]


def public_photos(request: HttpRequest) -> list[ReleasePhoto]:
    """The pictures of public releases of this campaign that the press may use, newest release first."""
    site = current_site(request)
    if site is None:
        raise Http404
    releases = PressReleasePage.objects.public().in_campaign(site)
    photos = ReleasePhoto.objects.filter(release__in=releases).select_related("image", "release")
    rows = photos.prefetch_related("image__consents").order_by("-release__date", "-release", "sort_order", "pk")
    return [photo for photo in rows[:MOST_SHOWN] if not photo.image.refusals(Scope.PRESS)]


@require_safe
def pictures(request: HttpRequest) -> HttpResponse:
    """The page with a tick box per picture."""
    return may_be_kept(_page(request, public_photos(request)))


def _page(request: HttpRequest, photos: list[ReleasePhoto], message: str = "", status: int = 200) -> HttpResponse:
    chosen = set(request.GET.getlist("foto"))
    room = PressRoomPage.objects.public().in_campaign(current_site(request)).first()
    values = {"groups": _groups(photos), "chosen": chosen, "message": message, "most": MOST_CHOSEN, "above": room}
    return render(request, "press/pictures.html", values, status=status)


def _groups(photos: Iterable[ReleasePhoto]) -> list[Group]:
    groups: list[Group] = []
    for photo in photos:
        if not groups or groups[-1].release.pk != photo.release.pk:
            groups.append(Group(photo.release, []))
        groups[-1].photos.append(photo)
    return groups


@require_safe
def selection(request: HttpRequest) -> HttpResponseBase:
    """The chosen pictures as one ZIP; a choice that can't be given leads back to the page with a sentence."""
    photos = public_photos(request)
    wanted = set(request.GET.getlist("foto"))
    chosen = [photo for photo in photos if str(photo.pk) in wanted]
    if not wanted:
        return _page(request, photos, _("Tick at least one picture."), status=400)
    if len(wanted) > MOST_CHOSEN:
        return _page(request, photos, _("At most %(count)s pictures at a time.") % {"count": MOST_CHOSEN}, status=400)
    if len(chosen) != len(wanted):
        return _page(request, photos, _("A picture you chose isn't there any more. Look at your choice."), status=400)
    return _zip(request, chosen)


def _zip(request: HttpRequest, chosen: list[ReleasePhoto]) -> HttpResponseBase:
    contents = {photo.release.pk: content_of(photo.release) for photo in chosen}
    pairs = [(contents[one.release.pk], photo_content(one.image, one.shown_caption)) for one in chosen]
    target = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    try:
        with ZipSink(target, max(content.day for content in contents.values())) as sink:
            write_basket(pairs, sink)
    except MissingFile as missing:
        target.close()
        raise Http404 from missing
    size = target.tell()
    target.seek(0)
    response = send_file(request, target, size=size, name=FILE_NAME, content_type=ZIP, etag=_tag(pairs))
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    for group in _groups(chosen):
        count(group.release, DownloadKind.BASKET, request, response, times=len(group.photos))
    return response


def _tag(pairs: list[tuple[KitContent, Photo]]) -> str:
    """Changes when any of these releases does."""
    text = "".join(sorted(f"{content.fingerprint()}{content.photos.index(photo)}" for content, photo in pairs))
    return hashlib.sha256(text.encode()).hexdigest()[:32]
