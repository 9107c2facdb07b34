"""Two small guards: hostile bytes in, and a refused publication out."""

from collections.abc import Callable, Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.defaults import bad_request

from core.pages.gate import PublishRefused

FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


class HostileInputMiddleware:
    """Answer 400 to what no browser sends: NUL bytes, half characters, a form in an odd charset.

    PostgreSQL refuses NUL with an error, and Django 5.2 fails on a form in UTF-7; a visitor should
    get a plain answer either way.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        charset = request.content_params.get("charset", "utf-8") if request.content_params else "utf-8"
        if charset.lower() not in ("utf-8", "utf8"):
            return bad_request(request, None)
        if any(is_hostile(text) for text in _texts(request)):
            return bad_request(request, None)
        return self.get_response(request)


def is_hostile(text: str) -> bool:
    """Whether a text holds a NUL or a lone surrogate: neither can be stored or shown."""
    return "\x00" in text or any("\ud800" <= sign <= "\udfff" for sign in text)


def _texts(request: HttpRequest) -> Iterator[str]:
    yield request.path_info
    yield from _pairs(request.GET)
    if request.method == "POST" and request.content_type in FORM_TYPES:
        yield from _pairs(request.POST)


def _pairs(data) -> Iterator[str]:
    for name, values in data.lists():
        yield name
        yield from values


class PublishRefusalMiddleware:
    """Turn a refused publication into a message for the editor, on the page she came from."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, PublishRefused):
            return None
        if request.accepts("application/json") and not request.accepts("text/html"):
            return JsonResponse({"success": False, "error_message": str(exception)}, status=400)
        tell(request, exception.refusals)
        return HttpResponseRedirect(_place_to_return_to(request))


def tell(request: HttpRequest, refusals: list[str]) -> None:
    """Show why a text isn't public, and that it is safe."""
    text = " ".join([_("Not published."), *refusals, _("Your text is kept.")])
    messages.error(request, text)


def _place_to_return_to(request: HttpRequest) -> str:
    came_from = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(
        came_from, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return came_from if is_ours else "/admin/"
