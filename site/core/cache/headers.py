"""The headers of an answer that lies as a file, drawn from the settings; an answer with others is never made a file."""

import hashlib
import json
from collections.abc import Callable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.security import SecurityMiddleware
from django.utils.module_loading import import_string

from core.cache.rules import in_order

# Browsers and proxies ask each time; the answer is mostly 'not changed'.
ASK_AGAIN = "public, max-age=0, must-revalidate"
# The same for an answer that is of one person.
OWN_ASK_AGAIN = "private, max-age=0, must-revalidate"
KIT_CACHE = "public, max-age=300"
PAGE_TYPE = "text/html; charset=utf-8"
KIT_TYPE = "application/zip"
# The middlewares below the page cache that put the same headers on every answer.
SETTERS = (
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
)
# What depends on the content, or on how it is handed over.
OF_THE_CONTENT = {
    "etag",
    "last-modified",
    "content-length",
    "content-range",
    "accept-ranges",
    "content-disposition",
    "content-type",
    "x-accel-redirect",
}
POLICY = "content-security-policy"

Headers = dict[str, str]


def of_pages() -> Headers:
    """What a kept page has besides its type."""
    return _headers({"Cache-Control": ASK_AGAIN, "Vary": "Accept-Encoding"})


def of_kits() -> Headers:
    """What a media kit has besides its type and its name."""
    return _headers({"Cache-Control": KIT_CACHE, "X-Content-Type-Options": "nosniff"})


def comparable(headers: Mapping[str, str]) -> Headers:
    """Headers as they can be compared: lower-case names, without what belongs to the content."""
    found = {name.lower(): value for name, value in headers.items() if name.lower() not in OF_THE_CONTENT}
    return {**found, POLICY: in_order(found[POLICY])} if POLICY in found else found


def at_the_door(headers: Mapping[str, str], secure: bool) -> Headers:
    """These headers with what Django's SecurityMiddleware adds on the way out."""
    request = _request(secure)
    response = HttpResponse(headers=dict(headers))
    return comparable(SecurityMiddleware(lambda _request: response).process_response(request, response).headers)


def folder() -> str:
    """A name for exactly this set of headers: files made for another configuration are never found."""
    text = json.dumps([of_pages(), of_kits()], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _headers(own: Headers) -> Headers:
    handle: Callable[[HttpRequest], HttpResponse] = lambda _request: HttpResponse(headers=own)  # noqa: E731
    for name in reversed([name for name in settings.MIDDLEWARE if name in SETTERS]):
        handle = import_string(name)(handle)
    return comparable(handle(_request(secure=False)).headers)


def _request(secure: bool) -> HttpRequest:
    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", "/", "/"
    request._get_scheme = lambda: "https" if secure else "http"  # type: ignore[method-assign]
    return request
