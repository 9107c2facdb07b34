"""`/sitemap.xml`: what is public, from the public query sets; a large site in parts of equal cost."""

from typing import Any

from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Site

from core.cache.middleware import may_be_kept
from core.campaigns.services import current_site
from core.pages.services import public_page_sets

# Pages of one part by their primary key. The protocol allows 50,000 in one; a part of a thousand takes a moment.
PART = 1_000


class PublicSitemap(Sitemap):
    """Wagtail's sitemap over our public pages: all of them, or one part."""

    def __init__(self, request: HttpRequest, part: int | None = None) -> None:
        super().__init__(request)
        self.part = part

    def items(self) -> list:
        found = []
        for pages in public_page_sets(self.get_wagtail_site()):
            if self.part is not None:
                pages = pages.filter(pk__gte=self.part * PART, pk__lt=(self.part + 1) * PART)
            found += pages.for_sitemap().defer_streamfields()
        return sorted(found, key=lambda page: page.path)

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        """As Wagtail's, for a list: ours can't ask a query set of many page types for an iterator."""
        items = self.paginator.page(page).object_list
        urls = [url for item in items for url in item.get_sitemap_urls(self.request)]
        moments = [url.get("lastmod") for url in urls]
        if moments and None not in moments:
            self.latest_lastmod = max(moments)
        return urls


def parts_of(site: Site) -> list[int]:
    """The parts in which a campaign has live pages."""
    with connection.cursor() as cursor:
        cursor.execute(_PARTS, {"path": f"{site.root_page.path}%"})
        return [part for (part,) in cursor.fetchall() if part is not None]


# From the first page of one part straight to the first of a later one; DISTINCT would look at every page.
_FIRST = f"""(
    SELECT id / {PART} FROM wagtailcore_page WHERE live AND path LIKE %(path)s AND id >= {{from_id}} ORDER BY id LIMIT 1
)"""
_PARTS = f"""
    WITH RECURSIVE parts(part) AS (
        SELECT {_FIRST.format(from_id=0)}
        UNION ALL SELECT {_FIRST.format(from_id=f"(parts.part + 1) * {PART}")} FROM parts WHERE part IS NOT NULL
    )
    SELECT part FROM parts
"""


def sitemap(request: HttpRequest, part: int | None = None) -> HttpResponse:
    """The sitemap of the campaign at this address, or the list of its parts; an unknown address has an empty one.

    :raises Http404: for a part without pages.
    """
    site = current_site(request)
    if site is None:
        return may_be_kept(sitemap_view(request, {}).render())
    parts = parts_of(site)
    if part is None and len(parts) > 1:
        return _list_of_parts(request, parts)
    if part is not None and part not in parts:
        raise Http404
    return may_be_kept(sitemap_view(request, {"wagtail": PublicSitemap(request, part)}).render())


def _list_of_parts(request: HttpRequest, parts: list[int]) -> HttpResponse:
    addresses = [request.build_absolute_uri(reverse("sitemap_part", args=[part])) for part in parts]
    context = {"sitemaps": [{"location": address} for address in addresses]}
    answer = render(request, "sitemap_index.xml", context, content_type="application/xml")
    answer["X-Robots-Tag"] = "noindex, noodp, noarchive"
    return may_be_kept(answer)
