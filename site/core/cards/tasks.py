"""Draw cards before somebody shares a link."""

from django_tasks import task
from wagtail.models import Page

from core.campaigns.models import CampaignSettings
from core.cards.services import card_of


@task(backend="worker")
def make_card(page_id: int) -> None:
    """Draw the card of a page; nothing happens when the page is gone or private by now."""
    page = Page.objects.filter(pk=page_id).first()
    page = page.specific if page else None
    site = page.get_site() if page and page.is_public() else None
    campaign = CampaignSettings.existing_for(site) if site else None
    if campaign:
        card_of(page, campaign)
