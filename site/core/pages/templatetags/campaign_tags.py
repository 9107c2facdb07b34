"""Dates as a Dutch reader writes them, and what every template knows of its campaign."""

from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.utils import formats, timezone
from wagtail.models import Page, Site

from core.campaigns.models import CampaignSettings
from core.campaigns.services import current_site
from core.pages.services import page_types

register = template.Library()


def _day(value: date | datetime | None) -> date | None:
    return timezone.localdate(value) if isinstance(value, datetime) else value


@register.filter
def date_long(value: date | datetime | None) -> str:
    """'dinsdag 24 november 2026', in Europe/Amsterdam."""
    return formats.date_format(_day(value), "l j F Y") if value else ""


@register.filter
def date_short(value: date | datetime | None) -> str:
    """'24 november 2026', in Europe/Amsterdam."""
    return formats.date_format(_day(value), "j F Y") if value else ""


@register.filter
def datetime_long(value: datetime | None) -> str:
    """'dinsdag 24 november 2026, 10.00 uur', in Europe/Amsterdam."""
    if not value:
        return ""
    local = timezone.localtime(value)
    return f"{formats.date_format(local, 'l j F Y')}, {local:%H.%M} uur"


@register.simple_tag(takes_context=True)
def campaign(context: Context) -> CampaignSettings | None:
    """The settings of the campaign this page is of; fetched once per request."""
    request = context.get("request")
    if request is None:
        return None
    if not hasattr(request, "_campaign_settings"):
        site = current_site(request)
        found = CampaignSettings.objects.select_related("site", "logo", "next_step_page").filter(site=site)
        request._campaign_settings = found.first() if site else None
    return request._campaign_settings


def _sections(context: Context) -> list[Any]:
    """The public pages right below the home page: one query per request, for the menu and the footer."""
    request = context.get("request")
    if request is None:
        return []
    if not hasattr(request, "_campaign_sections"):
        site: Site | None = current_site(request)
        children = site.root_page.get_children().live().public() if site else Page.objects.none()
        known = {model._meta.model_name for model in page_types()}
        request._campaign_sections = [
            child for child in children.select_related("content_type") if child.content_type.model in known
        ]
    return request._campaign_sections


@register.simple_tag(takes_context=True)
def main_menu(context: Context) -> list[Any]:
    """What an editor put in the menu, and whether the reader is there or below it."""
    here = getattr(context.get("page"), "url_path", "") or ""
    return [
        {"page": child, "is_here": bool(here) and here.startswith(child.url_path)}
        for child in _sections(context)
        if child.show_in_menus
    ]


@register.simple_tag(takes_context=True)
def small_print(context: Context) -> list[Any]:
    """The public pages right below the home page that aren't in the menu, as privacy and accessibility."""
    return [child for child in _sections(context) if not child.show_in_menus]


@register.simple_tag(takes_context=True)
def is_colleague(context: Context) -> bool:
    """Whether an editor is looking. A visitor without our session cookie is never asked for one."""
    request = context.get("request")
    if request is None or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return request.user.is_authenticated


@register.simple_tag(takes_context=True)
def page_address(context: Context, number: int) -> str:
    """The address of another page of this list, with the rest of the query kept."""
    query = context["request"].GET.copy()
    query["pagina"] = number
    return f"?{query.urlencode()}"
