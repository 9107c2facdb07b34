"""The press desk in the admin: kits, writing aids, mailing."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail_modeladmin.options import modeladmin_register

from core.campaigns.services import editor_sites
from press import desk, kit_desk
from press.admin import PressGroup
from press.clearance.screen import screen
from press.clearance.services import screen_of
from press.models import PressReleasePage, PressRoomPage
from press.outlets.services import deadlines

MOST_DEADLINES = 5


@hooks.register("register_admin_urls")
def kit_urls() -> list:
    return [path("persmappen/", kit_desk.kits, name="press_kits")]


class KitMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("press.view_mediakit")


@hooks.register("register_admin_menu_item")
def kit_menu_item() -> MenuItem:
    return KitMenuItem(gettext_lazy("Media kits"), reverse("press_kits"), icon_name="download", order=240)


@hooks.register("register_admin_urls")
def desk_urls() -> list:
    return [
        path("pers/schrijfhulp/", desk.review, name="press_review"),
        path("pers/versturen/<int:release_id>/", desk.send_release, name="press_send"),
    ]


@hooks.register("register_page_header_buttons")
def send_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """'Mail to journalists', with a release that readers can see, for who may send."""
    if isinstance(page.specific_deferred, PressReleasePage) and page.live and user.has_perm("press.add_mailing"):
        yield Button(_("Mail to journalists"), reverse("press_send", args=[page.pk]), icon_name="mail", priority=55)


class DeadlinesPanel(Component):
    """'Can you make Thursday's paper?', on the start page of who keeps the outlets."""

    order = 20
    template_name = "press/admin/deadlines_panel.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        sites = editor_sites(user) if user.has_perm("press.view_outlet") else ()
        return {"deadlines": [line for site in sites for line in deadlines(site)[:MOST_DEADLINES]]}


@hooks.register("construct_homepage_panels")
def add_deadlines(request: HttpRequest, panels: list) -> None:
    panels.append(DeadlinesPanel())


modeladmin_register(PressGroup)


@hooks.register("register_admin_urls")
def release_screen_url() -> list:
    return [path("persbericht/<int:page_id>/vrijgeven/", screen, name="press_release_screen")]


class ReleaseMenuItem(ActionMenuItem):
    """In the menu of the edit form: to the screen where a release is approved and opened."""

    name = "action-release"
    label = gettext_lazy("Approve and open")
    icon_name = "lock-open"

    def is_shown(self, context: dict) -> bool:
        return context["view"] == "edit" and isinstance(context["page"].specific, PressReleasePage)

    def get_url(self, context: dict) -> str:
        return screen_of(context["page"])


@hooks.register("register_page_action_menu_item")
def release_menu_item() -> ReleaseMenuItem:
    return ReleaseMenuItem(order=5)


@hooks.register("construct_page_action_menu")
def hide_publish_for_releases(items: list, request: HttpRequest, context: dict) -> None:
    """A release has one way out; a button that is refused each time teaches people to ignore refusals."""
    page, parent = context.get("page"), context.get("parent_page")
    is_release = isinstance(page, PressReleasePage) or (page is None and isinstance(parent, PressRoomPage))
    if is_release:
        items[:] = [item for item in items if item.name not in ("action-publish", "action-submit")]


@hooks.register("register_page_listing_buttons")
def release_button(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    if isinstance(page, PressReleasePage) or page.specific_class is PressReleasePage:
        yield Button(_("Approve and open"), screen_of(page), priority=15, icon_name="lock-open")
