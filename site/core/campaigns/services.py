"""Which campaign a request, a page or a user belongs to."""

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Collection, Page, Site

from core.cache.memory import is_reading, remember
from core.campaigns.models import CampaignRole, CampaignSettings


def current_site(request: HttpRequest) -> Site | None:
    """The campaign this address belongs to, or None on an unknown host without a default."""
    if not hasattr(request, "_wagtail_site"):
        request._wagtail_site = remember("site", lambda: Site.find_for_request(request))
    return request._wagtail_site


def site_of_page(page: Page) -> Site | None:
    """The campaign a page stands in, found by the path of its root; the deepest root wins."""
    inside = [site for site in _sites() if page.path and page.path.startswith(site.root_page.path)]
    return max(inside, key=lambda site: len(site.root_page.path), default=None)


def settings_of_page(page: Page) -> CampaignSettings | None:
    """The settings of the campaign a page stands in, with its logo; treat them as read-only."""
    return getattr(site_of_page(page), "campaignsettings", None)


def _sites() -> list[Site]:
    """Every campaign: with its settings and remembered while a visitor reads, else the little that finds it."""
    if is_reading():
        found = Site.objects.select_related("root_page", "campaignsettings__logo")
        return remember("sites", lambda: list(found))
    own = [field.attname for field in Site._meta.concrete_fields]
    return list(Site.objects.select_related("root_page").only(*own, "root_page__path"))


def site_of_collection(collection: Collection) -> Site | None:
    """The campaign whose media collection this is, or stands above it."""
    # Collections are kept sorted by name: adding one changes the paths of others, so ours may be stale.
    path = Collection.objects.values_list("path", flat=True).get(pk=collection.pk)
    for settings in CampaignSettings.objects.select_related("collection", "site"):
        if settings.collection and path.startswith(settings.collection.path):
            return settings.site
    return None


def editor_sites(user) -> QuerySet[Site]:
    """The campaigns someone works on: those of the role groups; all of them for a superuser."""
    if not user.is_authenticated or not user.is_active:
        return Site.objects.none()
    if user.is_superuser:
        return Site.objects.all()
    sites = CampaignRole.objects.filter(group__user=user).values("site")
    return Site.objects.filter(pk__in=sites)


def works_on(user, site_id: int | None) -> bool:
    """Whether someone works on the campaign with this id."""
    return site_id is not None and editor_sites(user).filter(pk=site_id).exists()
