"""Serve what was kept, and keep what may be kept."""

import gzip
import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import parse_http_date_safe

from core.cache import files
from core.cache.headers import ASK_AGAIN, OWN_ASK_AGAIN
from core.cache.memory import reading
from core.cache.rules import coding, entity_tag
from core.cache.services import version_for
from core.cache.states import site_of, until
from core.cache.store import KeptPage, PageStore

LONGEST_ADDRESS = 300
GZIP_LEVEL = 6
BROTLI_QUALITY = 5

pages = PageStore()


def may_be_kept(response: HttpResponse) -> HttpResponse:
    """Mark an answer as the same for every visitor; only what is marked is kept."""
    response.may_be_kept = True
    return response


class PageCacheMiddleware:
    """Anonymous visitors get pages from memory. Who has a session, and every preview, passes by.

    Which state of the campaign is read is asked first, before anything else: a page made while
    something was being published is kept for the old state, which nobody asks for any more.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        version = version_for(request) if settings.PAGE_CACHE and _is_visitor(request) else None
        if version is None:
            return _with_a_bounded_life(self.get_response(request), request)
        now = timezone.now()
        address = f"{request.scheme}://{request.get_host()}{request.get_full_path()}"
        page = pages.get(version, address, now)
        if page is None:
            with reading(version):
                request._wagtail_site = site_of(version)
                response = self.get_response(request)
                if not _is_keepable(response):
                    files.keep_kit(request, version, response, lambda: until(version, now))
                    return _with_a_bounded_life(response, request)
                page = _kept(response, until(version, now))
            if len(address) <= LONGEST_ADDRESS:
                pages.keep(version, address, page)
                files.keep_page(request, version, page)
        return _answer(page, request)


def _is_visitor(request: HttpRequest) -> bool:
    """Whether this is someone who only reads, and whom we don't know."""
    return request.method in ("GET", "HEAD") and settings.SESSION_COOKIE_NAME not in request.COOKIES


def _is_keepable(response: HttpResponse) -> bool:
    return (
        getattr(response, "may_be_kept", False)
        and response.status_code == 200
        and not response.cookies
        and not response.streaming
        and "no-store" not in response.get("Cache-Control", "")
        and "cookie" not in response.get("Vary", "").lower()
    )


def _with_a_bounded_life(response: HttpResponseBase, request: HttpRequest) -> HttpResponseBase:
    """Who may keep an answer that says nothing about it, and for how long: a 404, a redirect, a colleague's page.

    Without this header browsers may keep a 404 or a redirect for as long as they like (RFC 9111 §4.2.2).
    """
    if not response.has_header("Cache-Control"):
        is_for_all = _is_visitor(request) and not response.cookies and "cookie" not in response.get("Vary", "").lower()
        response["Cache-Control"] = ASK_AGAIN if is_for_all else OWN_ASK_AGAIN
    return response


def _kept(response: HttpResponse, until: datetime) -> KeptPage:
    body = response.content
    response.headers.setdefault("Cache-Control", ASK_AGAIN)
    patch_vary_headers(response, ["Accept-Encoding"])
    del response["ETag"]
    bodies = _smallest(body) if "immutable" in response["Cache-Control"] else _coded(body, GZIP_LEVEL, BROTLI_QUALITY)
    return KeptPage(
        headers={name: value for name, value in response.items() if name != "Content-Length"},
        bodies=bodies,
        digests={name: hashlib.sha256(text).hexdigest() for name, text in bodies.items()},
        until=until,
    )


def _coded(body: bytes, gzip_level: int, brotli_quality: int) -> dict[str, bytes]:
    return {
        "": body,
        "gzip": gzip.compress(body, gzip_level, mtime=0),
        "br": brotli.compress(body, quality=brotli_quality),
    }


@lru_cache(maxsize=8)
def _smallest(body: bytes) -> dict[str, bytes]:
    """For what readers keep for good, as the style sheet: it takes 60 ms, once, and a tenth less on the line."""
    return _coded(body, 9, 11)


def _answer(page: KeptPage, request: HttpRequest) -> HttpResponse:
    name = coding(request.headers.get("Accept-Encoding", ""))
    body = page.bodies[name]
    response = HttpResponse(body, headers=page.headers)
    if name:
        response["Content-Encoding"] = name
    response["Content-Length"] = str(len(body))
    response["ETag"] = entity_tag(page.digests[name], len(body))
    return _unless_the_reader_has_it(response, request)


def _unless_the_reader_has_it(response: HttpResponse, request: HttpRequest) -> HttpResponse:
    """304 with every header of the answer but those of a body."""
    if "HTTP_IF_NONE_MATCH" not in request.META and "HTTP_IF_MODIFIED_SINCE" not in request.META:
        return response
    changed = response.get("Last-Modified")
    answer = get_conditional_response(
        request,
        etag=response["ETag"],
        last_modified=parse_http_date_safe(changed) if changed else None,
        response=response,
    )
    if answer is not response:
        for header, value in response.items():
            if header.lower() not in ("content-length", "content-type", "content-encoding"):
                answer.headers.setdefault(header, value)
    return answer
