"""Serve the card of a public page; 404 for any other, as if there were none."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.campaigns.models import CampaignSettings
from core.campaigns.services import current_site
from core.cards.services import address_of, card_of
from core.pages.models import BasePage

# As a rendition: short, so that a title that was withdrawn is soon gone elsewhere too.
PUBLIC_SECONDS = 300


@require_safe
def card(request: HttpRequest, page_id: int, digest: str) -> HttpResponse:
    """The card of one page of this campaign, by the address that belongs to what it says now."""
    site = current_site(request)
    campaign = CampaignSettings.existing_for(site) if site else None
    page = get_object_or_404(Page, pk=page_id).specific
    is_ours = campaign and isinstance(page, BasePage) and page.path.startswith(site.root_page.path)
    if not is_ours or not page.is_public() or request.path != address_of(page, campaign):
        raise Http404
    response = FileResponse(default_storage.open(card_of(page, campaign), "rb"), content_type="image/png")
    response["ETag"] = f'"{digest}"'
    patch_cache_control(response, public=True, max_age=PUBLIC_SECONDS)
    return response
