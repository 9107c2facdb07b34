"""Every address of the site. Dutch where a reader sees it."""

from django.conf import settings
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from core.campaigns import views as campaign_views
from core.pages.sitemaps import sitemap
from core.patterns.views import pattern_page

urlpatterns = [
    path("livez", campaign_views.livez, name="livez"),
    path("readyz", campaign_views.readyz, name="readyz"),
    path("stijl.css", campaign_views.styles_css, name="styles"),
    path("favicon.ico", campaign_views.favicon, name="favicon"),
    path("robots.txt", campaign_views.robots_txt, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<int:part>.xml", sitemap, name="sitemap_part"),
    path(".well-known/security.txt", campaign_views.security_txt, name="security_txt"),
    path("admin/", include(wagtailadmin_urls)),
    path("documenten/", include(wagtaildocs_urls)),
    path("beeld/", include("core.media.urls")),
    path("kaart/", include("core.cards.urls")),
    path("persmap/", include("press.urls")),
    path("", include("press.clearance.urls")),
    path("zoeken/", include("search.urls")),
    path("", include("core.pages.feed_urls")),
    path("", include("press.calendar_urls")),
    *([path("patronen/", pattern_page, name="patterns")] if settings.PATTERN_PAGE else []),
    path("", include(wagtail_urls)),
]

handler500 = "core.pages.faults.server_error"
