"""What MDN's HTTP Observatory would say of a deployment with TLS: its tests and points, on our own answers.

Rules and points: github.com/mdn/mdn-http-observatory, `src/grader/charts.js`; 100 and more is A+. Preloading of HSTS isn't counted: that is a
list elsewhere, which each deployment must ask for itself.
"""

import importlib
import re
from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import Client

HALF_A_YEAR = 15_768_000
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
PREFIXES = ("SECURE_", "SESSION_COOKIE_", "CSRF_COOKIE_", "X_FRAME", "CONTENT_SECURITY_POLICY")
# One of each kind of answer that readers and machines get: pages, faults, styles, small answers.
PLACES = [
    "/",
    "/zoeken/?q=stad",
    "/bestaat-niet/",
    "/stijl.css",
    "/robots.txt",
    "/sitemap.xml",
    "/livez",
    "/.well-known/security.txt",
]


@pytest.fixture
def deployed(settings, monkeypatch, home) -> Client:
    """A client over TLS that meets the settings of production."""
    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL", "DEFAULT_FROM_EMAIL"):
        monkeypatch.setenv(name, "https://testserver" if name == "BASE_URL" else "testserver")
    for name in ("SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS"):
        monkeypatch.delenv(name, raising=False)
    production = importlib.import_module("config.settings.production")
    for name in dir(production):
        if name.startswith(PREFIXES):
            setattr(settings, name, getattr(production, name))
    return Client(headers={"X-Forwarded-Proto": "https"})


def directives(response: HttpResponse) -> dict[str, list[str]]:
    parts = [part.split() for part in response.get("Content-Security-Policy", "").split(";") if part.strip()]
    return {name: values for name, *values in parts}


def points(response: HttpResponse, over_http: HttpResponse) -> dict[str, int]:
    """The points of each test, above or below 100."""
    return dict(_points(response, over_http))


def _points(response: HttpResponse, over_http: HttpResponse) -> Iterator[tuple[str, int]]:
    policy = directives(response)
    yield "content-security-policy", _policy_points(policy)
    yield "cookies", _cookie_points(response)
    yield "cross-origin-resource-sharing", -50 if "Access-Control-Allow-Credentials" in response else 0
    yield "redirection", 0 if over_http.get("Location", "").startswith("https://testserver/") else -20
    yield "referrer-policy", 5 if response.get("Referrer-Policy") in PRIVATE else -5
    age = re.match(r"max-age=(\d+)", response.get("Strict-Transport-Security", ""))
    yield "strict-transport-security", -20 if not age else (0 if int(age[1]) >= HALF_A_YEAR else -10)
    foreign = re.findall(
        rb'<script[^>]+src="(?:https?:)?//(?!testserver)', b"" if response.streaming else response.content
    )
    yield "subresource-integrity", -5 if foreign else 0
    yield "x-content-type-options", 0 if response.get("X-Content-Type-Options") == "nosniff" else -5
    yield "x-frame-options", 5 if "frame-ancestors" in policy else _frame_points(response)
    yield "cross-origin-resource-policy", 10 if response.get("Cross-Origin-Resource-Policy") == "same-origin" else 0


def _policy_points(policy: dict[str, list[str]]) -> int:
    if not policy:
        return -25
    if any(value.startswith("'unsafe") for values in policy.values() for value in values):
        return -20
    closed = policy.get("default-src") == ["'none'"] and policy.get("form-action") in (["'self'"], ["'none'"])
    return 10 if closed else 5


def _cookie_points(response: HttpResponse) -> int:
    if not response.cookies:
        return 0
    if not all(cookie["secure"] and cookie["samesite"] in ("Lax", "Strict") for cookie in response.cookies.values()):
        return -20
    return 5


def _frame_points(response: HttpResponse) -> int:
    return 0 if response.get("X-Frame-Options") in ("DENY", "SAMEORIGIN") else -20


@pytest.mark.parametrize("place", PLACES)
def test_every_kind_of_answer_would_get_120_points_and_an_a_plus(deployed, site, place):
    got = points(deployed.get(place), Client().get("/"))

    assert {test: value for test, value in got.items() if value < 0} == {}
    assert (got["content-security-policy"], 100 + sum(got.values())) == (10, 120)


def test_no_answer_to_a_reader_allows_anything_unsafe_or_sets_a_cookie(deployed, home):
    answers = {place: deployed.get(place) for place in PLACES}

    assert {place for place, answer in answers.items() if "unsafe" in answer["Content-Security-Policy"]} == set()
    assert {place: dict(answer.cookies) for place, answer in answers.items() if answer.cookies} == {}


def test_cookies_of_the_login_page_are_for_this_site_over_tls_alone(deployed, home, settings):
    response = deployed.get("/admin/login/")

    assert response.status_code == 200
    assert {(name, bool(one["secure"]), one["samesite"]) for name, one in response.cookies.items()} == {
        ("csrftoken", True, "Lax")
    }
    session = (settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY, settings.SESSION_COOKIE_SAMESITE)
    assert session == (True, True, "Lax")
    got = points(response, Client().get("/"))
    # The admin needs styles inside its pages, so it has no content policy; it isn't what the Observatory looks at.
    assert {test for test, value in got.items() if value < 0} == {"content-security-policy"}
