"""Documents answer by the same rule as pictures."""

from django.http import Http404, HttpRequest
from wagtail import hooks

from core.media.models import CampaignDocument
from core.media.views import is_colleague
from core.media.visibility import is_used_publicly


@hooks.register("before_serve_document")
def refuse_a_private_document(document: CampaignDocument, request: HttpRequest) -> None:
    """Only what a public page offers is served; colleagues see what they work on."""
    if not is_used_publicly(document) and not is_colleague(request, document.site_id):
        raise Http404
