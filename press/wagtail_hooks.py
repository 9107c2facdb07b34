"""Kits in the admin: what is ready, what is wrong, and a download of a selection or of everything."""

import tempfile
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail_modeladmin.options import modeladmin_register

from core.campaigns.services import editor_sites
from press import desk
from press.admin import PressGroup
from press.kit.archive import ZipSink
from press.kit.build import MissingFile
from press.models import PressReleasePage
from press.outlets.services import deadlines
from press.services import build_kit, export

MOST_DEADLINES = 5


def _releases(request: HttpRequest) -> list[PressReleasePage]:
    """The public releases of the campaigns this editor works on."""
    found: list[PressReleasePage] = []
    for site in editor_sites(request.user).select_related("root_page"):
        found += PressReleasePage.objects.public().in_campaign(site).newest_first().select_related("media_kit")
    return found


def kits(request: HttpRequest) -> HttpResponse:
    """The list of kits; a POST downloads the chosen ones, or builds one anew."""
    if not request.user.has_perm("press.view_mediakit"):
        raise PermissionDenied
    releases = _releases(request)
    if request.method == "POST":
        chosen = set(request.POST.getlist("release"))
        picked = [release for release in releases if str(release.pk) in chosen] or releases
        if "rebuild" in request.POST:
            return _rebuild(request, picked)
        return _download(request, picked)
    for release in releases:
        if not hasattr(release, "media_kit"):
            release.media_kit = build_kit(release)
    return render(request, "press/admin_kits.html", {"releases": releases})


def _rebuild(request: HttpRequest, releases: list[PressReleasePage]) -> HttpResponse:
    problems = [kit.problem for kit in map(build_kit, releases) if kit.problem]
    for problem in problems:
        messages.error(request, problem)
    if not problems:
        messages.success(request, _("The media kits are up to date."))
    return redirect("press_kits")


def _download(request: HttpRequest, releases: list[PressReleasePage]) -> HttpResponse:
    target = tempfile.TemporaryFile()  # noqa: SIM115 - FileResponse closes it
    try:
        with ZipSink(target) as sink:
            export(releases, _("Press room"), sink)
    except MissingFile as missing:
        target.close()
        messages.error(
            request,
            _("The media kit isn't complete: the file of “%(title)s” is missing on disk. Upload it again.")
            % {"title": missing.title},
        )
        return redirect("press_kits")
    target.seek(0)
    return FileResponse(target, as_attachment=True, filename="perskamer.zip")


@hooks.register("register_admin_urls")
def kit_urls() -> list:
    return [path("persmappen/", kits, name="press_kits")]


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
