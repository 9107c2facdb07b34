"""Kits in the admin: what is ready, what is wrong, how often it was taken, and a download of a selection."""

import tempfile
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from core.campaigns.services import editor_sites
from press.counting import Total, totals
from press.enums import KitState
from press.kit.archive import FIRST_DAY, ZipSink
from press.kit.build import MissingFile, write_several
from press.models import MediaKit, PressReleasePage
from press.releases import content_of
from press.services import rebuild_kit
from press.tasks import make_kit


@dataclass(frozen=True)
class KitRow:
    """One line of the list: the release, the kit that is offered or failed, and what was downloaded of it."""

    release: PressReleasePage
    kit: MediaKit | None
    downloads: list[Total]


def _releases(request: HttpRequest) -> list[PressReleasePage]:
    """The public releases of the campaigns this editor works on."""
    found: list[PressReleasePage] = []
    for site in editor_sites(request.user).select_related("root_page"):
        found += PressReleasePage.objects.public().in_campaign(site).newest_first()
    return found


def kits(request: HttpRequest) -> HttpResponse:
    """The list of kits; a POST downloads the chosen ones, or builds them anew."""
    if not request.user.has_perm("press.view_mediakit"):
        raise PermissionDenied
    releases = _releases(request)
    if request.method == "POST":
        chosen = set(request.POST.getlist("release"))
        picked = [release for release in releases if str(release.pk) in chosen] or releases
        if "rebuild" in request.POST:
            return _rebuild(request, picked)
        return _download(request, picked)
    rows = _rows(releases)
    for row in rows:
        if row.kit is None:
            make_kit.enqueue(row.release.pk)
    return render(request, "press/admin_kits.html", {"rows": rows})


def _rows(releases: list[PressReleasePage]) -> list[KitRow]:
    shown = MediaKit.objects.filter(release__in=releases, state__in=(KitState.READY, KitState.FAILED))
    kits_of = {kit.release_id: kit for kit in shown.order_by("built_at", "pk")}
    counted = totals(releases)
    return [KitRow(release, kits_of.get(release.pk), counted.get(release.pk, [])) for release in releases]


def _rebuild(request: HttpRequest, releases: list[PressReleasePage]) -> HttpResponse:
    problems = [kit.problem for kit in map(rebuild_kit, releases) if kit.problem]
    for problem in problems:
        messages.error(request, problem)
    if not problems:
        messages.success(request, _("The media kits are up to date."))
    return redirect("press_kits")


def _download(request: HttpRequest, releases: list[PressReleasePage]) -> HttpResponse:
    target = tempfile.TemporaryFile()  # noqa: SIM115 - FileResponse closes it
    contents = [content_of(release) for release in releases]
    try:
        with ZipSink(target, max((content.day for content in contents), default=FIRST_DAY)) as sink:
            write_several(_("Press room"), contents, sink)
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
