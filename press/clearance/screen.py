"""The screen 'Release': where a release stands, who can read it, and the buttons that may be pressed now."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.campaigns.enums import Role
from core.campaigns.models import CampaignRole
from core.campaigns.services import site_of_page, works_on
from press.clearance import rules, services
from press.clearance.checking import ask_for_check, check_lines
from press.clearance.forms import ApproveForm, ChangeForm, DirectorForm, EmbargoForm, InviteForm, TimeForm, WithdrawForm
from press.clearance.services import Standing
from press.enums import ReleaseState
from press.kit_standing import kit_lines
from press.models import EmbargoReader, PressReleasePage, PressSettings

READS_DRAFTS = (Role.ADMINISTRATOR, Role.CHIEF_EDITOR, Role.EDITOR)


@dataclass
class Panel:
    """One thing that can be done now: a heading, perhaps questions, and one or more buttons."""

    heading: str
    buttons: list[tuple[str, str]]
    form: forms.Form | tuple = ()
    help: str = ""


@dataclass
class Deed:
    """What a button does: a form to fill in first, and the service behind it.

    `done` is the sentence afterwards, or makes it of what the service gave; `place` is where on the screen to go on.
    """

    act: Callable[[PressReleasePage, Any, Any], object]
    done: Any
    form: type[forms.Form] | None = None
    place: str = ""


def _deeds() -> dict[str, Deed]:
    return {
        "submit": Deed(
            lambda page, user, form: services.submit(page, user), _("Your colleagues can see that it waits.")
        ),
        "ask_director": Deed(
            lambda page, user, form: services.ask_director(
                page, form.cleaned_data["email"], form.cleaned_data["name"], user
            ),
            _("The mail is on its way."),
            DirectorForm,
        ),
        "approve": Deed(
            lambda page, user, form: services.approve(page, user, seen=form.cleaned_data["seen"]),
            _("Approved."),
            ApproveForm,
        ),
        "plan": Deed(lambda page, user, form: services.plan(page, form.opens_at, user), _("It is planned."), TimeForm),
        "embargo": Deed(
            lambda page, user, form: services.plan(
                page, form.opens_at, user, reason=form.cleaned_data["reason"], sure=form.cleaned_data["sure"]
            ),
            _("It is under embargo."),
            EmbargoForm,
        ),
        "unplan": Deed(lambda page, user, form: services.unplan(page, user), _("The time is off. It waits.")),
        "open": Deed(lambda page, user, form: services.open_now(page, user), _("It is public now.")),
        "invite": Deed(
            lambda page, user, form: services.invite(page, by=user, **form.cleaned_data),
            _("The mail with the personal link is on its way."),
            InviteForm,
        ),
        "correct": Deed(
            lambda page, user, form: services.announce_correction(page, form.cleaned_data["note"], user),
            _("Noted. Readers see it with the new version."),
            ChangeForm,
        ),
        "withdraw": Deed(
            lambda page, user, form: services.withdraw(page, form.cleaned_data["notice"], user),
            _("It is withdrawn."),
            WithdrawForm,
        ),
        "probe": Deed(lambda page, user, form: ask_for_check(page), _said_of_check, place="#embargo-check"),
    }


def _said_of_check(is_new: bool) -> str:
    return _("The check is asked for; the result comes below.") if is_new else _("A check is running already.")


def screen(request: HttpRequest, page_id: int) -> HttpResponse:
    """GET shows; POST does one thing and shows again."""
    release = get_object_or_404(PressReleasePage, pk=page_id)
    site = site_of_page(release)
    if site is None or not works_on(request.user, site.pk):
        raise Http404
    if not release.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    filled: dict[str, forms.Form] = {}
    if request.method == "POST":
        answer = _do(request, release, filled)
        if answer:
            return answer
    found = services.standing(release)
    context = {
        "standing": found,
        "panels": list(_panels(request.user, found, filled)),
        "readers": EmbargoReader.objects.filter(release=release, forgotten_at=None),
        "readers_inside": list(_readers_inside(found)),
        "check": check_lines(found),
        "kit_lines": list(kit_lines(found, timezone.now())),
        "versions": found.release.versions.all(),
        "may_publish": services.may_publish(request.user, release),
    }
    return render(request, "press/clearance/screen.html", context)


def _do(request: HttpRequest, release: PressReleasePage, filled: dict[str, forms.Form]) -> HttpResponse | None:
    name = request.POST.get("do", "")
    if name == "revoke":
        wanted = request.POST.get("reader", "")
        reader = next((one for one in release.embargo_readers.all() if str(one.public_id) == wanted), None)
        if reader is None:
            raise Http404
        if not services.may_publish(request.user, release):
            raise PermissionDenied
        services.revoke_reader(reader, request.user)
        return redirect(request.path)
    deed = _deeds().get(name)
    if deed is None:
        raise Http404
    form = deed.form(request.POST, auto_id=f"{name}_%s") if deed.form else None
    if form is not None and not form.is_valid():
        filled[name] = form
        return None
    try:
        given = deed.act(release, request.user, form)
    except services.NotAllowed as refused:
        messages.error(request, str(refused))
        if form is not None and form.visible_fields():
            filled[name] = form
        return None
    messages.success(request, deed.done(given) if callable(deed.done) else deed.done)
    return redirect(request.path + deed.place)


def _panels(user, found: Standing, filled: dict[str, forms.Form]) -> Iterator[Panel]:
    """What this user can do with a release that stands here."""
    state, may_publish = found.state, services.may_publish(user, found.release)

    def form(name: str, **initial: Any) -> forms.Form:
        # Several forms on one page: each has ids of its own.
        return filled.get(name) or _deeds()[name].form(initial=initial, auto_id=f"{name}_%s")

    if state == ReleaseState.WITHDRAWN:
        return
    if state in (ReleaseState.CONCEPT, ReleaseState.SUBMITTED):
        yield from _approval_panels(user, found, form, may_publish=may_publish)
    if may_publish and state in (ReleaseState.APPROVED, ReleaseState.PLANNED, ReleaseState.EMBARGOED):
        yield from _time_panels(found, form)
    if state == ReleaseState.EMBARGOED and may_publish:
        heading = _("Let a journalist read it before its time")
        yield Panel(heading, [("invite", _("Mail a personal link"))], form("invite"))
    if found.release.live and state != ReleaseState.PUBLIC:
        heading, help_text = _("What changed?"), found.clearance.change_note
        yield Panel(heading, [("correct", _("Note it"))], form("correct", note=help_text))
    if found.release.live and may_publish:
        yield Panel(_("Take it back"), [("withdraw", _("Withdraw the release"))], form("withdraw"))


def _approval_panels(user, found: Standing, form: Callable, *, may_publish: bool) -> Iterator[Panel]:
    writers = services.writers_of(found.release, found.clearance)
    if may_publish and rules.may_approve(approver=user.pk, writers=writers, four_eyes=found.four_eyes):
        yield Panel(_("Approve"), [("approve", _("Approve this text"))], form("approve", seen=found.digest))
    elif found.four_eyes:
        yield Panel(
            _("Ask a colleague"),
            [("submit", _("Ask for approval"))],
            help=_("You wrote on this text, so somebody else approves it."),
        )
    director = PressSettings.objects.filter(site=found.clearance.site).first()
    initial = {"name": director.director_name, "email": director.director_email} if director else {}
    yield Panel(
        _("Or ask someone without an account"),
        [("ask_director", _("Mail a link"))],
        form("ask_director", **initial),
        _("The director reads and approves it on a phone."),
    )


def _time_panels(found: Standing, form: Callable) -> Iterator[Panel]:
    local = timezone.localtime(found.clearance.opens_at) if found.clearance.opens_at else None
    initial = {"day": local.date(), "time": local.strftime("%H:%M")} if local else {}
    label = _("Embargo lapsed: public now") if found.clearance.is_embargo else _("Public now")
    yield Panel(_("Open it"), [("open", label), *([("unplan", _("Take the time off"))] if local else [])])
    yield Panel(_("Plan it"), [("plan", _("Plan"))], form("plan", **initial), _("Nobody outside reads it before."))
    reason = {"reason": found.clearance.embargo_reason}
    yield Panel(
        _("Under embargo"),
        [("embargo", _("Set the embargo"))],
        form("embargo", **initial, **reason),
        _("Only for news that journalists need time for. At most three days, and always with the reason."),
    )


def _readers_inside(found: Standing) -> Iterator[str]:
    """The colleagues who can open the draft, by role."""
    ties = CampaignRole.objects.filter(site=found.clearance.site, role__in=READS_DRAFTS).select_related("group")
    for tie in ties:
        count = tie.group.user_set.filter(is_active=True).count()
        if count:
            people = ngettext("%(count)s colleague", "%(count)s colleagues", count) % {"count": count}
            yield f"{people}: {tie.get_role_display()}"
