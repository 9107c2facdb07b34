"""Small answers for machines: crawlers, security researchers, and whoever watches the server."""

from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.templatetags.static import static
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.cache.middleware import may_be_kept
from core.campaigns.face import face_of
from core.campaigns.models import CampaignSettings
from core.campaigns.services import current_site
from core.clock.alarms import alarms
from core.clock.services import last_tick, worker_is_silent

ONE_DAY = 24 * 60 * 60
ONE_YEAR = 365 * 24 * 60 * 60
SECURITY_TXT_VALID = timedelta(days=180)


def _settings_of(request: HttpRequest) -> CampaignSettings | None:
    site = current_site(request)
    return CampaignSettings.existing_for(site) if site else None


@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Crawlers are welcome on a real campaign and kept out of an example."""
    campaign = _settings_of(request)
    if campaign is None or campaign.is_demo:
        lines = ["User-agent: *", "Disallow: /"]
    else:
        lines = [
            "User-agent: *",
            "Disallow: /admin/",
            "Disallow: /zoeken/",
            f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
        ]
    return may_be_kept(HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8"))


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers that read no `<link rel="icon">`, and feed readers, look for it.

    For good, but remembered a day: the address of a static file changes with what is in it.
    """
    response = HttpResponsePermanentRedirect(static("img/favicon.svg"))
    patch_cache_control(response, public=True, max_age=ONE_DAY)
    return response


@require_safe
def styles_css(request: HttpRequest) -> HttpResponse:
    """The style sheet of the campaign, its own colour included: our policy allows no style inside a page.

    A page asks for it with the version in its address, which may be kept for good. Another version, as a page from
    before a change asks for, gets what is there now.
    """
    campaign = _settings_of(request)
    face = face_of(campaign.accent if campaign else "")
    response = HttpResponse(face.css, content_type="text/css; charset=utf-8")
    if request.META.get("QUERY_STRING") != face.version:
        patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
        return response
    patch_cache_control(response, public=True, max_age=ONE_YEAR, immutable=True)
    return may_be_kept(response)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a leak (RFC 9116); 404 while nobody is named, because Contact is required."""
    campaign = _settings_of(request)
    contact = (campaign and campaign.security_contact) or settings.SECURITY_CONTACT
    if not contact:
        raise Http404
    midnight = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    expires = (midnight + SECURITY_TXT_VALID).isoformat().replace("+00:00", "Z")
    lines = [
        f"Contact: mailto:{contact}",
        f"Expires: {expires}",
        "Preferred-Languages: nl, en",
        f"Canonical: {request.build_absolute_uri('/.well-known/security.txt')}",
    ]
    return may_be_kept(HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8"))


@require_safe
@never_cache
def livez(request: HttpRequest) -> HttpResponse:
    """The process answers. Touches nothing else, so a full disk doesn't get it restarted."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Database and worker, each by name; 503 when one of them can't do its work."""
    now = timezone.now()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        ticked, silent, wrong = last_tick(), worker_is_silent(now), alarms()
    except DatabaseError:
        return JsonResponse({"database": "unreachable", "worker": "unknown"}, status=503)
    answer = {
        "database": "ok",
        "worker": "silent" if silent else "ok",
        "last_tick": ticked.isoformat() if ticked else None,
        # Names only: what is wrong in which campaign stands in the admin.
        "alarms": sorted(wrong),
    }
    return JsonResponse(answer, status=503 if silent or wrong else 200)
