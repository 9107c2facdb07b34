"""The address of a page's card, for its head."""

from django import template
from django.template import Context

from core.campaigns.services import current_site
from core.cards.services import address_of
from core.pages.models import BasePage
from core.pages.templatetags.campaign_tags import campaign

register = template.Library()


@register.simple_tag(takes_context=True)
def card_address(context: Context) -> str:
    """The full address of the card of this page; empty where there is no page of a campaign."""
    page, request, found = context.get("page"), context.get("request"), campaign(context)
    if found is None or not isinstance(page, BasePage) or not page.pk:
        return ""
    return f"{current_site(request).root_url}{address_of(page, found)}"
