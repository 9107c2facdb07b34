"""The publish button asks the gate before Wagtail acts; what was typed is a draft by then."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.models import Page

from core.pages.content_checks.checker import CampaignContentChecker
from core.pages.gate import refusals
from core.pages.middleware import tell


@hooks.register("before_publish_page")
def ask_the_gate(request: HttpRequest, page: Page) -> HttpResponse | None:
    found = refusals(page)
    if not found:
        return None
    tell(request, found)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("construct_wagtail_userbar")
def check_content_in_our_words(request: HttpRequest, items: list, page: Page | None) -> None:
    """For the bar on the site and for the panel beside the editor, which asks this hook too."""
    items[:] = [
        CampaignContentChecker(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item
        for item in items
    ]
