"""The publish button asks the gate before Wagtail acts; what was typed is a draft by then."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.models import Page

from core.pages.gate import refusals
from core.pages.middleware import tell


@hooks.register("before_publish_page")
def ask_the_gate(request: HttpRequest, page: Page) -> HttpResponse | None:
    found = refusals(page)
    if not found:
        return None
    tell(request, found)
    return redirect("wagtailadmin_pages:edit", page.pk)
