"""Dates as a Dutch reader writes them, and what every template knows of its campaign."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page as ListPage
from django.template import Context
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.html import format_html, format_html_join, urlize
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page, Site

from core.cache.memory import is_reading, remember
from core.campaigns.face import face_of
from core.campaigns.models import CampaignSettings
from core.campaigns.services import current_site
from core.pages import structured
from core.pages.models import BasePage
from core.pages.services import page_types
from core.people.phones import dialled

register = template.Library()
SHARED_WIDTH, SHARED_HEIGHT = 1200, 630
# A Dutch number in a sentence: ten digits, or +31 and nine; or a link, which stays as it is.
_LINK_OR_PHONE = re.compile(r"<a .*?</a>|(?<![\w+])(?:\+31(?:[ -]?\d){9}|0(?:[ -]?\d){9})(?!\d)", re.DOTALL)

_SHORT_NUMBER = re.compile(r"(?<![\d.,])(\d{1,2}) (?=[a-z])")


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


@register.filter
def unbroken(words: str) -> SafeString:
    """Words that stay on one line, as a date in a sentence; a line may end after a comma, before the hour."""
    # Each with its comma: after a box of its own a browser may begin a line with one.
    parts = re.split(r"(?<=,) ", words)
    return format_html_join(" ", '<span class="unbroken">{}</span>', ((part,) for part in parts))


@register.filter
def numbers_kept(text: str) -> str:
    """A short number on one line with the word after it: '7 december', '12 kinderen'."""
    return _SHORT_NUMBER.sub("\\1\u00a0", text)


register.filter(dialled)


@register.filter
def contact_links(words: str) -> SafeString:
    """Plain text in which addresses, e-mail and phone numbers can be tapped."""

    def linked(found: re.Match[str]) -> str:
        if found[0].startswith("<"):
            return found[0]
        return format_html('<a href="tel:{}">{}</a>', dialled(found[0]), found[0])

    return mark_safe(_LINK_OR_PHONE.sub(linked, urlize(words, autoescape=True)))


@register.filter
def mail_words(address: str) -> str:
    """An e-mail address that goes on a next line after its @ rather than in the middle of a word."""
    name, at, domain = address.partition("@")
    return format_html("{}{}<wbr>{}", name, at, domain)


@register.simple_tag(takes_context=True)
def campaign(context: Context) -> CampaignSettings | None:
    """The settings of the campaign this page is of; fetched once per request."""
    request = context.get("request")
    if request is None:
        return None
    if not hasattr(request, "_campaign_settings"):
        request._campaign_settings = remember("settings", lambda: _settings(current_site(request)))
    return request._campaign_settings


@register.simple_tag(takes_context=True)
def styles_address(context: Context) -> str:
    """The address of the style sheet, in the colour of this campaign."""
    found = campaign(context)
    return f"{reverse('styles')}?{face_of(found.accent if found else '').version}"


def _settings(site: Site | None) -> CampaignSettings | None:
    found = CampaignSettings.objects.select_related("site", "logo", "next_step_page").filter(site=site)
    return found.first() if site else None


def _sections(context: Context) -> list[Any]:
    """The public pages right below the home page: one query per request, for the menu and the footer."""
    request = context.get("request")
    if request is None:
        return []
    if not hasattr(request, "_campaign_sections"):
        children = remember("sections", lambda: _public_children(current_site(request)))
        now = timezone.now()
        request._campaign_sections = [one for one in children if not one.expire_at or one.expire_at > now]
    return request._campaign_sections


def _public_children(site: Site | None) -> list[Page]:
    children = site.root_page.get_children().live().public() if site else Page.objects.none()
    known = {model._meta.model_name for model in page_types()}
    return [child for child in children.select_related("content_type") if child.content_type.model in known]


def _place(context: Context) -> str:
    """Where the reader is in the tree: on a page, or on what isn't one but stands below one (`above`)."""
    page = context.get("page") or context.get("above")
    return getattr(page, "url_path", "") or ""


@register.simple_tag(takes_context=True)
def main_menu(context: Context) -> list[Any]:
    """What an editor put in the menu, and whether the reader is there or below it."""
    here = _place(context)
    return [
        {"page": child, "is_here": here.startswith(child.url_path)}
        for child in _sections(context)
        if child.show_in_menus
    ]


@register.simple_tag(takes_context=True)
def small_print(context: Context) -> list[Any]:
    """The public pages right below the home page that aren't in the menu, as privacy and accessibility."""
    return [child for child in _sections(context) if not child.show_in_menus]


class FramedNode(template.Node):
    """What stands around every page: the same for all pages of a section until the frame of the campaign changes."""

    def __init__(self, name: str, nodelist: template.base.NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> str:
        if not is_reading() or "request" not in context:
            return self.nodelist.render(context)
        return remember(f"framed {self.name} {self._state(context)}", lambda: self.nodelist.render(context))

    def _state(self, context: Context) -> str:
        """Which sections there are at this moment, and where the reader is among them."""
        request, page = context["request"], context.get("page")
        if not hasattr(request, "_frame_state"):
            sections, place = _sections(context), _place(context)
            here = [section.pk for section in sections if place.startswith(section.url_path)]
            is_search = request.path == reverse("search")
            request._frame_state = (
                f"{[one.pk for one in sections]} {here} {here == [getattr(page, 'pk', 0)]} {is_search}"
            )
        return request._frame_state


@register.tag
def framed(parser: template.base.Parser, token: template.base.Token) -> FramedNode:
    """`{% framed header %}…{% endframed %}`: of settings, menu and sections only; nothing else of the page."""
    nodelist = parser.parse(("endframed",))
    parser.delete_first_token()
    return FramedNode(token.split_contents()[1], nodelist)


@register.simple_tag(takes_context=True)
def breadcrumb_trail(context: Context) -> list[Page]:
    """The pages above this one, from the home page down; most of them the menu knows already."""
    request, page = context.get("request"), context.get("page")
    site = current_site(request) if request else None
    if site is None or page is None or page.depth <= site.root_page.depth:
        return []
    if not hasattr(request, "_breadcrumb_trail"):
        # The head of the page asks for it too.
        request._breadcrumb_trail = _trail(context, site, page)
    return request._breadcrumb_trail


def _trail(context: Context, site: Site, page: Page) -> list[Page]:
    known = {section.path: section for section in _sections(context)}
    known |= {step.path: step for step in _came_along(page)}
    depths = range(site.root_page.depth + 1, page.depth)
    above = [known.get(page.path[: depth * page.steplen]) for depth in depths]
    if None in above:
        above = list(page.get_ancestors().filter(depth__gt=site.root_page.depth))
    return [site.root_page, *above]


def _came_along(page: Page) -> Iterator[Page]:
    """The pages that were passed on the way to this one."""
    while parent := getattr(page, "_cached_parent_obj", None):
        yield parent
        page = parent


@register.simple_tag(takes_context=True)
def structured_data(context: Context, picture: str = "") -> str:
    """What search engines read of this page: who publishes it, where it stands, and what it is itself.

    `picture` is the full address of the one for shared links.
    """
    request, page, settings_of_site = context.get("request"), context.get("page"), campaign(context)
    site = current_site(request) if request else None
    if site is None or settings_of_site is None or not getattr(page, "pk", None):
        return ""
    publisher = structured.organisation(
        settings_of_site.organisation,
        settings_of_site.organisation_url or f"{site.root_url}/",
        municipality=settings_of_site.municipality,
        contact=settings_of_site.contact_name,
        email=settings_of_site.contact_email,
        phone=settings_of_site.contact_phone,
    )
    trail = [*breadcrumb_trail(context), page]
    steps = [(_title(step), step.get_full_url(request)) for step in trail]
    shared = [structured.image_object(picture, SHARED_WIDTH, SHARED_HEIGHT)] if picture else []
    things = [publisher, structured.breadcrumbs(steps)]
    if isinstance(page, BasePage):
        things += page.structured_things(request, publisher, shared)
    items = context.get("items")
    if isinstance(items, ListPage) and items:
        shown = [(item.shown_title, item.get_full_url(request)) for item in items]
        things.append(structured.item_list(shown, items.start_index()))
    return structured.script(things)


def _title(page: Page) -> str:
    return page.shown_title if isinstance(page, BasePage) else page.title


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
