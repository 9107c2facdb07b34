"""Small files for who works on a story now: a contact card, its QR code, a text to paste, dates for a calendar."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.cache.middleware import may_be_kept
from core.campaigns.services import current_site
from core.links import services as links
from core.people.models import Person
from press import duty
from press.calendar.ics import calendar, ics_response, invitation_event
from press.calendar.services import for_file, of_release
from press.duty import cards
from press.kit.content import ascii_name
from press.kit.texts import as_file, newspaper
from press.mailing import services as mailing
from press.models import PressReleasePage, PressRoomPage
from press.releases import content_of


def _contact(request: HttpRequest, person_id: int) -> Person:
    """Someone of this campaign whom journalists are told of; anyone else is 404."""
    person = get_object_or_404(Person.objects.select_related("site"), pk=person_id, site=current_site(request))
    if not (person.public_phone or person.public_email) or not duty.is_press_contact(person):
        raise Http404
    return person


@require_safe
def card(request: HttpRequest, person_id: int) -> HttpResponse:
    """A press contact for an address book, with the hours of the roster."""
    person = _contact(request, person_id)
    answer = HttpResponse(cards.card(person), content_type="text/vcard; charset=utf-8")
    answer["Content-Disposition"] = content_disposition_header(True, f"{ascii_name(person.name)}.vcf")
    return may_be_kept(answer)


@require_safe
def qr_code(request: HttpRequest, person_id: int) -> HttpResponse:
    """The same card to scan from a screen or a poster."""
    return may_be_kept(HttpResponse(cards.qr_svg(_contact(request, person_id)), content_type="image/svg+xml"))


@require_safe
def newspaper_file(request: HttpRequest, release_id: int) -> HttpResponse:
    """The text of a public release as a paper prints it, to copy or to save."""
    release = get_object_or_404(_public(request), pk=release_id)
    text = as_file(newspaper(content_of(release)))
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = content_disposition_header(False, f"{ascii_name(release.slug)}.txt")
    answer["X-Content-Type-Options"] = "nosniff"
    return may_be_kept(answer)


@require_safe
def invitation(request: HttpRequest, release_id: int) -> HttpResponse:
    """The moment of a public press invitation, for a calendar."""
    release = get_object_or_404(_public(request), pk=release_id)
    if not release.is_invitation or release.event_starts_at is None:
        raise Http404
    moments = of_release(release) or [invitation_event(release)]
    data = calendar(release.title, moments, release.full_url)
    return may_be_kept(ics_response(data, f"{ascii_name(release.slug)}.ics"))


@require_safe
def agenda(request: HttpRequest, path: str) -> HttpResponse:
    """The calendar of the public press room at this address, to follow."""
    site = current_site(request)
    if site is None:
        raise Http404
    room = get_object_or_404(PressRoomPage.objects.public().in_campaign(site), url_path=site.root_page.url_path + path)
    data = calendar(f"{room.title} – {site.site_name}", for_file(site), room.full_url)
    return may_be_kept(ics_response(data, "agenda.ics"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def opt_out(request: HttpRequest, token: str) -> HttpResponse:
    """'No more press releases': a GET asks, a POST does it; a link that holds no more says so, and how to go on."""
    link = links.find(token, mailing.OPT_OUT)
    if link is not None and request.method == "POST":
        mailing.opt_out(link)
    context = {"is_known": link is not None, "is_done": link is not None and request.method == "POST"}
    answer = render(request, "press/opt_out.html", context, status=200 if link else 404)
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "same-origin"
    return answer


def _public(request: HttpRequest):
    """The public releases of the campaign at this address."""
    site = current_site(request)
    return PressReleasePage.objects.public().in_campaign(site) if site else PressReleasePage.objects.none()
