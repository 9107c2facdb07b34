"""Lists of the admin that Wagtail makes for the whole installation, kept to one's own campaigns."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.campaigns.accent import accent_verdict
from core.campaigns.sight import pages_in_sight
from core.campaigns.wall import FOR_ALL_CAMPAIGNS


@hooks.register("construct_page_chooser_queryset")
def choose_own_pages(pages: QuerySet, request: HttpRequest) -> QuerySet:
    return pages if request.user.is_superuser else pages.filter(pk__in=pages_in_sight(request.user).values("pk"))


@hooks.register("register_admin_urls")
def accent_urls() -> list[URLPattern]:
    return [path("kleur/", accent_verdict, name="accent_verdict")]


@hooks.register("construct_reports_menu")
def hide_reports_of_everything(request: HttpRequest, items: list[MenuItem]) -> None:
    if not request.user.is_superuser:
        hidden = {name.replace("_", "-") for name in FOR_ALL_CAMPAIGNS} | {"workflows", "workflow-tasks"}
        items[:] = [item for item in items if item.name not in hidden]
