"""Forms without a cookie: a reader's form must come from our own pages; only the admin has Django's token.

Nothing a reader sends acts with the rights of a session. What each form is allowed to do is said by a signed token of
its own that ends: in its address (a link from a mail) or in a field (the stamp of the nomination form).
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.urls import reverse

SAFE_METHODS = ("GET", "HEAD", "OPTIONS", "TRACE")


class FormOriginMiddleware(CsrfViewMiddleware):
    """In the admin Django's own check; elsewhere the browser's word on where a form comes from (Fetch, `Origin`)."""

    def process_request(self, request: HttpRequest) -> None:
        if _is_of_the_admin(request):
            super().process_request(request)

    def process_view(self, request: HttpRequest, callback: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if _is_of_the_admin(request):
            return super().process_view(request, callback, args, kwargs)
        if request.method in SAFE_METHODS or self._comes_from_here(request):
            return None
        return self._reject(request, f"A form came from {request.headers.get('Origin')}")

    def _comes_from_here(self, request: HttpRequest) -> bool:
        """A browser always says where a form comes from; a mail program that unsubscribes (RFC 8058) says nothing."""
        if "Origin" in request.headers:
            return self._origin_verified(request)
        return request.headers.get("Sec-Fetch-Site", "none") in ("same-origin", "none")


def _is_of_the_admin(request: HttpRequest) -> bool:
    return request.path_info.startswith(reverse("wagtailadmin_home"))


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form from elsewhere, in the face of the site."""
    return render(request, "403.html", status=403)
