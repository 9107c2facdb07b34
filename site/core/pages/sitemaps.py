"""`/sitemap.xml`: what is public, from the public query sets."""

from typing import Any

from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.http import HttpRequest, HttpResponse
from wagtail.contrib.sitemaps import Sitemap

from core.cache.middleware import may_be_kept
from core.campaigns.services import current_site
from core.pages.services import public_page_sets


class PublicSitemap(Sitemap):
    """Wagtail's sitemap over our public pages."""

    def items(self) -> list:
        site = self.get_wagtail_site()
        pages = [page for pages in public_page_sets(site) for page in pages.iterator(chunk_size=500)]
        return sorted(pages, key=lambda page: page.path)

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        """As Wagtail's, for a list: ours can't ask a query set of many page types for an iterator."""
        items = self.paginator.page(page).object_list
        urls = [url for item in items for url in item.get_sitemap_urls(self.request)]
        moments = [url.get("lastmod") for url in urls]
        if moments and None not in moments:
            self.latest_lastmod = max(moments)
        return urls


def sitemap(request: HttpRequest) -> HttpResponse:
    """The sitemap of the campaign at this address; an unknown address has an empty one."""
    sitemaps = {"wagtail": PublicSitemap(request)} if current_site(request) else {}
    return may_be_kept(sitemap_view(request, sitemaps).render())
