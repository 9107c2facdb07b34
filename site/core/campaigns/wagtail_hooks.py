"""Lists of the admin that Wagtail makes for the whole installation, kept to one's own campaigns."""

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from core.campaigns.accent import accent_verdict
from core.campaigns.services import editor_sites
from core.campaigns.wall import FOR_ALL_CAMPAIGNS


@hooks.register("construct_page_chooser_queryset")
def choose_own_pages(pages: QuerySet, request: HttpRequest) -> QuerySet:
    """Pages of one's own campaigns, and those above that lead to them."""
    if request.user.is_superuser:
        return pages
    ours = Q(pk__in=[])
    for site in editor_sites(request.user).select_related("root_page"):
        above = site.root_page.get_ancestors().values_list("pk", flat=True)
        ours |= Q(path__startswith=site.root_page.path) | Q(pk__in=list(above))
    return pages.filter(ours)


@hooks.register("construct_image_chooser_queryset")
@hooks.register("construct_document_chooser_queryset")
def choose_own_media(media: QuerySet, request: HttpRequest) -> QuerySet:
    return media.filter(site__in=editor_sites(request.user))


class _OwnMedia:
    request: HttpRequest

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().filter(site__in=editor_sites(self.request.user))


class CampaignImagesAPI(_OwnMedia, ImagesAdminAPIViewSet):
    """Pictures for the admin's own scripts."""


class CampaignDocumentsAPI(_OwnMedia, DocumentsAdminAPIViewSet):
    """Documents for the admin's own scripts."""


@hooks.register("construct_admin_api", order=1)
def keep_the_api_to_own_campaigns(router: WagtailAPIRouter) -> None:
    router.register_endpoint("images", CampaignImagesAPI)
    router.register_endpoint("documents", CampaignDocumentsAPI)


@hooks.register("register_admin_urls")
def accent_urls() -> list[URLPattern]:
    return [path("kleur/", accent_verdict, name="accent_verdict")]


@hooks.register("construct_reports_menu")
def hide_reports_of_everything(request: HttpRequest, items: list[MenuItem]) -> None:
    if not request.user.is_superuser:
        hidden = {name.replace("_", "-") for name in FOR_ALL_CAMPAIGNS} | {"workflows", "workflow-tasks"}
        items[:] = [item for item in items if item.name not in hidden]
