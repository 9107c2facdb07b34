"""`/sitemap.xml`: what is public, from the public query sets."""

from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.http import HttpRequest, HttpResponse
from wagtail.contrib.sitemaps import Sitemap

from core.campaigns.services import current_site
from core.pages.services import public_page_sets


class PublicSitemap(Sitemap):
    """Wagtail's sitemap over our public pages."""

    def items(self) -> list:
        site = self.get_wagtail_site()
        pages = [page for pages in public_page_sets(site) for page in pages.iterator(chunk_size=500)]
        return sorted(pages, key=lambda page: page.path)


def sitemap(request: HttpRequest) -> HttpResponse:
    """The sitemap of the campaign at this address; an unknown address has an empty one."""
    sitemaps = {"wagtail": PublicSitemap(request)} if current_site(request) else {}
    return sitemap_view(request, sitemaps)
