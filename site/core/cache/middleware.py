"""Serve what was kept, and keep what may be kept."""

import gzip
import hashlib
from collections.abc import Callable
from copy import copy
from datetime import datetime

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from wagtail.models import Site

from core.cache.memory import reading, remember
from core.cache.moments import next_moment
from core.cache.services import Version, version_for
from core.cache.store import KeptPage, PageStore

# Browsers and proxies ask each time; the answer is mostly 'not changed'.
ASK_AGAIN = "public, max-age=0, must-revalidate"
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

    def __call__(self, request: HttpRequest) -> HttpResponse:
        version = version_for(request) if settings.PAGE_CACHE and _is_visitor(request) else None
        if version is None:
            return self.get_response(request)
        now = timezone.now()
        address = f"{request.scheme}://{request.get_host()}{request.get_full_path()}"
        page = pages.get(version, address, now)
        if page is None:
            with reading(version):
                request._wagtail_site = site_of(version)
                response = self.get_response(request)
                if not _is_keepable(response):
                    return response
                page = _kept(response, _until(version, now))
            if len(address) <= LONGEST_ADDRESS:
                pages.keep(version, address, page)
        return _answer(page, request)


def site_of(version: Version) -> Site:
    """The campaign with its home page, remembered; a copy, because serving may write on a page."""
    site = copy(remember("site", lambda: _site_with_home(version.site_id)))
    site.root_page = copy(site.root_page)
    return site


def _site_with_home(site_id: int) -> Site:
    site = Site.objects.select_related("root_page").get(pk=site_id)
    site.root_page = site.root_page.specific
    return site


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


def _until(version: Version, now: datetime) -> datetime:
    """When this state changes by itself. After midnight the rooms are asked anew, once per state and process."""
    if version.until and version.until > now:
        return version.until
    number, moment = _asked.get(version.site_id, (None, now))
    if number != version.number or moment <= now:
        moment = next_moment(site_of(version), now)
        _asked[version.site_id] = (version.number, moment)
    return moment


_asked: dict[int, tuple[int, datetime]] = {}


def _kept(response: HttpResponse, until: datetime) -> KeptPage:
    body = response.content
    response["Cache-Control"] = ASK_AGAIN
    patch_vary_headers(response, ["Accept-Encoding"])
    del response["ETag"]
    return KeptPage(
        headers={name: value for name, value in response.items() if name != "Content-Length"},
        bodies={
            "": body,
            "gzip": gzip.compress(body, GZIP_LEVEL, mtime=0),
            "br": brotli.compress(body, quality=BROTLI_QUALITY),
        },
        digest=hashlib.sha256(body).hexdigest()[:20],
        until=until,
    )


def _answer(page: KeptPage, request: HttpRequest) -> HttpResponse:
    coding = _coding(request.headers.get("Accept-Encoding", ""))
    tag = f'"{page.digest}{coding and "-" + coding}"'
    if tag in [given.strip().removeprefix("W/") for given in request.headers.get("If-None-Match", "").split(",")]:
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(page.bodies[coding])
        if coding:
            response["Content-Encoding"] = coding
        response["Content-Length"] = str(len(page.bodies[coding]))
    for name, value in page.headers.items():
        response[name] = value
    response["ETag"] = tag
    return response


def _coding(accepted: str) -> str:
    """The best of our encodings a client takes: 'br', 'gzip' or none ('')."""
    names = [part.strip().replace(" ", "") for part in accepted.split(",")]
    refused = {name.split(";")[0] for name in names if name.endswith((";q=0", ";q=0.0"))}
    taken = {name.split(";")[0] for name in names} - refused
    return next((coding for coding in ("br", "gzip") if coding in taken), "")
