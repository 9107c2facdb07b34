"""The pages around the nomination form. They hang below the address of a round."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from awards import services, traffic
from awards.enums import NominationState
from awards.forms import NominationForm, new_stamp
from awards.models import AwardRoundPage
from awards.routes import answers
from core.campaigns.services import site_of_page


def _page(
    request: HttpRequest, template: str, round_page: AwardRoundPage, status: int = 200, **context: Any
) -> HttpResponse:
    """A page that is of one visitor: no cache keeps it, no search engine lists it, no other site hears of it.

    Not `no-referrer`: a browser then sends `Origin: null` with the form, and the form is refused.
    """
    values = {"page": round_page, "round": round_page, **context}
    response = render(request, f"awards/{template}", values, status=status)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response


@answers("nominate")
def nominate(request: HttpRequest, round_page: AwardRoundPage) -> HttpResponse:
    """The form. It keeps what was typed whatever is wrong; a closed round says so."""
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    if not round_page.takes_nominations:
        typed = request.POST.get("motivation", "") if request.method == "POST" else ""
        return _page(request, "nominate_closed.html", round_page, typed=typed)
    form = NominationForm(request.POST if request.method == "POST" else None, round_page=round_page)
    if request.method == "POST" and form.is_valid() and _may_send(request, round_page, form):
        services.submit(round_page=round_page, values=form.values(), submission_key=form.submission_key)
        return HttpResponseRedirect(f"{round_page.url}voordragen/verstuurd/", status=303)
    status = 422 if form.is_bound else 200
    return _page(request, "nominate.html", round_page, status=status, form=form, stamp=_stamp(form))


def _may_send(request: HttpRequest, round_page: AwardRoundPage, form: NominationForm) -> bool:
    """Slow down whoever sends much; the form then says so, with what was typed."""
    site = site_of_page(round_page)
    if traffic.may_send(site, request, form.cleaned_data["nominator_email"], timezone.now()):
        return True
    form.add_error(None, _("Much was sent from here just now. Please try again in an hour."))
    return False


def _stamp(form: NominationForm) -> str:
    """The stamp a form came with stays good after an error, so that correcting is never 'too fast'."""
    return form.data.get("stempel", "") if form.is_bound and form.submission_key else new_stamp()


@answers("nominated")
def nominated(request: HttpRequest, round_page: AwardRoundPage) -> HttpResponse:
    """Sent: the mail is on its way. Says the same to everyone."""
    return _page(request, "nominated.html", round_page)


@answers("confirm")
def confirm(request: HttpRequest, round_page: AwardRoundPage, token: str) -> HttpResponse:
    """The link from the mail. Looking changes nothing, because mail scanners look; the button confirms."""
    nomination = services.find_by_link(token, round_page)
    if nomination is None:
        return _page(request, "confirm.html", round_page, status=410, state="gone")
    if request.method == "POST":
        done = services.confirm(nomination)
        return _page(request, "confirm.html", round_page, state="done" if done else "already")
    is_waiting = nomination.state == NominationState.UNCONFIRMED
    return _page(request, "confirm.html", round_page, state="waiting" if is_waiting else "already")
