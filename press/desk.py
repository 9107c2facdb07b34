"""The press desk in the admin: remarks while someone writes, and sending a release to journalists."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from core.campaigns.services import editor_sites, works_on
from core.media.models import CampaignImage
from press import writing
from press.checks import BODY, HEADLINE, LEAD, PHOTOS, QUOTES
from press.enums import RecipientState
from press.forms import MailingForm, name_and_outlet
from press.mailing import services as mailing
from press.models import Outlet, PressContact, PressList, PressReleasePage
from press.panels import CUTTING
from press.releases import content_of
from press.templatetags.press_admin import part_html

PARTS = (HEADLINE, LEAD, BODY, QUOTES, PHOTOS, CUTTING)


@require_POST
def review(request: HttpRequest) -> JsonResponse:
    """The remarks on the text that stands in the form now, per part. Nothing is kept.

    Pictures of campaigns this editor doesn't work on are left out: their names are no business of theirs.
    """
    sites = editor_sites(request.user)
    if not sites.exists():
        raise PermissionDenied
    ids = writing.posted_image_ids(request.POST)
    images = CampaignImage.objects.filter(pk__in=ids, site__in=sites)
    found = writing.review(writing.of_form(request.POST, images))
    return JsonResponse({part: part_html(part, found) for part in PARTS})


def send_release(request: HttpRequest, release_id: int) -> HttpResponse:
    """Choose journalists, read the mail as it will be, and send it. Only for a release that readers can see."""
    release = get_object_or_404(PressReleasePage, pk=release_id)
    site = release.get_site()
    if not request.user.has_perm("press.add_mailing") or site is None or not works_on(request.user, site.pk):
        raise PermissionDenied
    form = MailingForm(
        request.POST or None,
        lists=PressList.objects.for_site(site),
        outlets=_outlets(site),
    )
    chosen = _chosen(form, release, site) if form.is_bound and form.is_valid() else PressContact.objects.none()
    change = form.cleaned_data["change"] if form.is_bound and form.is_valid() else ""
    if "send" in request.POST and chosen and release.is_public():
        return _send(request, release, chosen, change)
    if form.is_bound and not chosen:
        messages.error(request, _("Choose at least one list or outlet with a journalist in it."))
    context = {
        "release": release,
        "form": form,
        "is_public": release.is_public(),
        "chosen": [name_and_outlet(contact) for contact in chosen],
        "letter": mailing.preview(release, chosen.first(), change),
    }
    return render(request, "press/admin/send_release.html", context)


def _outlets(site) -> QuerySet[Outlet]:
    running = Q(ended_on=None) | Q(ended_on__gt=timezone.localdate())
    return Outlet.objects.for_site(site).filter(running).exclude(contacts=None).distinct()


def _chosen(form: MailingForm, release: PressReleasePage, site) -> QuerySet[PressContact]:
    """The journalists of the chosen lists and outlets, each once, who may be written to."""
    wanted = Q(lists__in=form.cleaned_data["lists"]) | Q(outlet__in=form.cleaned_data["outlets"])
    if form.cleaned_data["earlier"]:
        earlier = mailing.had_earlier_version(release, content_of(release).version)
        wanted |= Q(pk__in=earlier.values("pk"))
    found = PressContact.objects.for_site(site).filter(wanted).values("pk")
    contacts = PressContact.objects.filter(pk__in=found).select_related("outlet").order_by("name", "pk")
    return mailing.open_to_mail(contacts)


def _send(request: HttpRequest, release: PressReleasePage, chosen: QuerySet[PressContact], change: str) -> HttpResponse:
    outcome = mailing.send(release, chosen, by=request.user, change=change)
    posted, failed = outcome.counts[RecipientState.POSTED], outcome.counts[RecipientState.FAILED]
    text = ngettext("%(count)s mail leaves within a minute.", "%(count)s mails leave within a minute.", posted)
    messages.success(request, text % {"count": posted})
    if had := outcome.counts[RecipientState.HAD_IT]:
        text = ngettext("%(count)s journalist had it already.", "%(count)s journalists had it already.", had)
        messages.info(request, text % {"count": had})
    if failed:
        text = ngettext(
            "%(count)s address doesn't work; see the list.", "%(count)s addresses don't work; see the list.", failed
        )
        messages.error(request, text % {"count": failed})
    return redirect(f"{reverse('press_mailingrecipient_modeladmin_index')}?mailing__id__exact={outcome.mailing.pk}")
