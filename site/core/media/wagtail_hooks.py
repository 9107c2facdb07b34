"""Documents answer by the same rule as pictures; lists in the admin hold what a colleague may see."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from wagtail import hooks
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from core.campaigns.services import editor_sites
from core.media.models import CampaignDocument
from core.media.secret_drafts import without_secrets
from core.media.views import is_colleague
from core.media.visibility import is_used_publicly


@hooks.register("before_serve_document")
def refuse_a_private_document(document: CampaignDocument, request: HttpRequest) -> None:
    """Only what a public page offers is served; colleagues see what they work on."""
    if not is_used_publicly(document) and not is_colleague(request, document):
        raise Http404


@hooks.register("construct_image_chooser_queryset")
@hooks.register("construct_document_chooser_queryset")
def choose_own_media(media: QuerySet, request: HttpRequest) -> QuerySet:
    return without_secrets(media.filter(site__in=editor_sites(request.user)), request.user)


class _OwnMedia:
    request: HttpRequest

    def get_queryset(self) -> QuerySet:
        return choose_own_media(super().get_queryset(), self.request)


class CampaignImagesAPI(_OwnMedia, ImagesAdminAPIViewSet):
    """Pictures for the admin's own scripts."""


class CampaignDocumentsAPI(_OwnMedia, DocumentsAdminAPIViewSet):
    """Documents for the admin's own scripts."""


@hooks.register("construct_admin_api", order=1)
def keep_the_api_to_own_campaigns(router: WagtailAPIRouter) -> None:
    router.register_endpoint("images", CampaignImagesAPI)
    router.register_endpoint("documents", CampaignDocumentsAPI)
