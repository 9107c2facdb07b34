"""nginx's configuration, drawn from the settings and from the same rules by which the files are written."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.template.loader import render_to_string

from core.cache import headers, rules

# What `collectstatic` compresses, by extension; the rest of the static files needs no other encoding.
COMPRESSED = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
HASHED = r"/static/(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9._-]+\.[0-9a-f]{12}\."
OF_STATIC_FILES = {
    "Cache-Control": "max-age=315360000, public, immutable",
    "Vary": "Accept-Encoding",
    "Access-Control-Allow-Origin": "*",
}

# What an answer may have besides, when it is for one reader; and what nginx takes over from it by itself.
OF_CLOSED_KITS = {"x-robots-tag"}
TAKEN_OVER = {"cache-control"}


@dataclass(frozen=True)
class Front:
    """What differs from one machine to another. `listen` is an address for plain HTTP; without it TLS is served."""

    hosts: list[str]
    app: str = "127.0.0.1:8000"
    listen: str = ""
    certificate: str = "/etc/ssl/campagne.pem"
    key: str = "/etc/ssl/campagne.key"


def configuration(front: Front) -> str:
    """The text of the configuration, to be included in the `http` block of nginx.

    :raises ImproperlyConfigured: when the settings name no folder for the files.
    """
    if not settings.PAGE_FILES_DIR:
        raise ImproperlyConfigured("Set PAGE_FILES_DIR to the folder for page files; docs/operations.md tells more.")
    secure = settings.WAGTAILADMIN_BASE_URL.startswith("https:")
    values = {
        "front": front,
        "hosts": " ".join(front.hosts),
        "scheme": "https" if secure else "http",
        "files": Path(settings.PAGE_FILES_DIR),
        "static": Path(settings.STATIC_ROOT),
        "kits": Path(settings.MEDIA_ROOT) / "kits",
        "kit_location": settings.KIT_ACCEL_LOCATION or "/_persmappen/",
        "headers_folder": headers.folder(),
        "page": rules.PAGE,
        "kit": rules.KIT,
        "codings": rules.CODINGS,
        "session_cookie": settings.SESSION_COOKIE_NAME,
        "page_headers": shown(headers.at_the_door(headers.of_pages(), secure)),
        "kit_headers": shown(headers.at_the_door(headers.of_kits(), secure)),
        "kept_headers": kept(headers.at_the_door(headers.of_kits(), secure)),
        "compressed": COMPRESSED,
        "hashed": HASHED,
        "static_headers": shown(headers.at_the_door(OF_STATIC_FILES, secure)),
    }
    return render_to_string("cache/nginx.conf", values)


def kept(found: headers.Headers) -> dict[str, str]:
    """Headers of an answer with X-Accel-Redirect that nginx would drop, each with the variable that holds it."""
    names = sorted({*found, *OF_CLOSED_KITS} - TAKEN_OVER)
    return {name.title(): f"$upstream_http_{name.replace('-', '_')}" for name in names}


def shown(found: headers.Headers) -> list[tuple[str, str]]:
    """Names as they are usually written, and values without what nginx would take for a variable or an end."""
    for value in found.values():
        if set(value) & set('"$\\\n'):
            raise ImproperlyConfigured(f"nginx can't send this header as it is: {value}")
    return [(name.title(), value) for name, value in sorted(found.items())]
