"""Pages for people without an account. Who has no valid link learns nothing, not even that there is a release."""

import functools
import io
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from core.links import services as links
from press.clearance import services
from press.clearance.forms import AgreeForm, DirectorAnswerForm
from press.clearance.services import revision_to_open
from press.downloads import send_file
from press.kit.pictures import for_print, names
from press.models import Clearance, EmbargoReader, editorial_digest
from press.preparing import content_ahead, kit_ahead
from press.releases import content_of, photo_content
from press.serving import serve_kit

View = Callable[..., HttpResponse]
PRIVATE = "private, no-store"
# The worker looks each minute for what isn't there yet.
RETRY_SECONDS = 120


def _for_one_reader(view: View) -> View:
    """The answer is for this reader alone: no cache keeps it, no search engine lists it, no link passes it on."""

    @functools.wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = PRIVATE
        response["X-Robots-Tag"] = "noindex, nofollow"
        # Not `no-referrer`: a browser then sends `Origin: null` with the form.
        response["Referrer-Policy"] = "same-origin"
        return response

    return inner


# -- the director ------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@_for_one_reader
def approve(request: HttpRequest, token: str) -> HttpResponse:
    """The whole text, with two buttons. The link is for this text: once it changes, it is asked anew."""
    link = links.find(token, services.APPROVE)
    clearance = link.target if link else None
    if clearance is None:
        raise Http404
    draft = services.draft_of(clearance.release)
    if editorial_digest(draft) != clearance.submitted_digest:
        return render(request, "press/clearance/changed.html", status=409)
    form = DirectorAnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _answer(request, clearance, link, form)
    context = {"draft": draft, "form": form, "kit": content_of(draft)}
    return render(request, "press/clearance/approve.html", context, status=422 if form.is_bound else 200)


def _answer(request: HttpRequest, clearance: Clearance, link: Any, form: DirectorAnswerForm) -> HttpResponse:
    release, name, remark = clearance.release, form.cleaned_data["name"], form.cleaned_data["remark"]
    sent_back = "send_back" in request.POST
    try:
        if sent_back:
            services.send_back(release, remark, name=name)
        else:
            services.approve(release, name=name, seen=clearance.submitted_digest)
    except services.NotAllowed as refused:
        return render(request, "press/clearance/answered.html", {"refused": str(refused)}, status=409)
    links.mark_used(link)
    return render(request, "press/clearance/answered.html", {"sent_back": sent_back, "name": name})


# -- the journalist ----------------------------------------------------------------------------------


def _reader(token: str) -> EmbargoReader:
    link = links.find(token, services.READ)
    reader = link.target if link else None
    if reader is None or reader.revoked_at:
        raise Http404
    return reader


def _reader_before_time(token: str) -> EmbargoReader:
    """Someone who agreed, while the release is still under embargo."""
    reader = _reader(token)
    if reader.agreed_at is None or not reader.release.clearance.can_be_read_ahead:
        raise Http404
    return reader


@require_http_methods(["GET", "HEAD", "POST"])
@_for_one_reader
def read(request: HttpRequest, token: str) -> HttpResponse:
    """First the terms, then the text; after its time the public address."""
    reader = _reader(token)
    release, clearance = reader.release, reader.release.clearance
    if release.is_public():
        return HttpResponsePermanentRedirect(release.full_url)
    if not clearance.can_be_read_ahead:
        raise Http404
    form = AgreeForm(
        request.POST if request.method == "POST" else None, initial={"name": reader.name, "outlet": reader.outlet}
    )
    if request.method == "POST" and form.is_valid():
        services.agree(reader, **form.cleaned_data)
        return redirect(request.path, permanent=False)
    if reader.agreed_at is None:
        context = {"clearance": clearance, "form": form, "reader": reader}
        return render(request, "press/clearance/terms.html", context, status=422 if form.is_bound else 200)
    draft, content = revision_to_open(clearance).as_object(), content_ahead(clearance)
    context = {
        "draft": draft, "kit": content, "clearance": clearance, "token": token,
        "zip": kit_ahead(clearance, content),
    }  # fmt: skip
    return render(request, "press/clearance/read.html", context)


@require_safe
@_for_one_reader
def kit(request: HttpRequest, token: str) -> HttpResponse:
    """The kit of the approved text, marked with its embargo, as the worker prepared it; after its time the page."""
    reader = _reader(token)
    if reader.release.is_public():
        return redirect("press_clearance:read", token)
    clearance = _reader_before_time(token).release.clearance
    found = kit_ahead(clearance, content_ahead(clearance))
    if found is None:
        response = render(
            request, "press/clearance/not_ready.html", {"clearance": clearance, "token": token}, status=503
        )
        response["Retry-After"] = RETRY_SECONDS
        return response
    return serve_kit(request, found, cache=PRIVATE)


@require_safe
@_for_one_reader
def photo(request: HttpRequest, token: str, number: int) -> HttpResponse:
    """One picture in print size, caption and credit inside."""
    clearance = _reader_before_time(token).release.clearance
    draft, content = revision_to_open(clearance).as_object(), content_ahead(clearance)
    found = dict(enumerate(draft.photos.all(), start=1)).get(number)
    if found is None:
        raise Http404
    picture = photo_content(found.image, found.shown_caption)
    if picture not in content.photos:
        raise Http404
    try:
        data = for_print(content, picture)
    except OSError as error:
        raise Http404 from error
    name = names(content)[picture]
    tag = f"{found.image.file_hash[:16]}-{content.fingerprint()}"
    return send_file(request, io.BytesIO(data), size=len(data), name=name, content_type="image/jpeg", etag=tag)
