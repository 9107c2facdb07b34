"""'What needs doing today?': everything that waits for someone, in one list for the admin's start page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, Site, TaskState

import awards.services as award_room
import columns.services as column_room
import press.services as press_room
from core.campaigns.services import editor_sites
from core.clock.alarms import alarms
from core.clock.services import failing_jobs, last_tick, worker_is_silent
from core.outbox.enums import MailState
from core.outbox.models import OutboxMail
from core.people.models import Consent
from home.models import AccessibilityStatementPage
from home.rules import Reminder, reminder

CONSENTS_ENDING_WITHIN = timedelta(days=30)
MAX_DRAFTS = 8


@dataclass(frozen=True)
class ToDo:
    """One thing that waits: what it is, where to go, and whether it is late or broken."""

    text: str
    url: str = ""
    is_urgent: bool = False


def todos(user, now: datetime) -> list[ToDo]:
    """What waits for this user, the urgent first; only what the user may see and do."""
    found = list(_all(user, now))
    return sorted(found, key=lambda todo: not todo.is_urgent)


def _all(user, now: datetime) -> Iterator[ToDo]:
    yield from _worker(now)
    yield from _approvals(user)
    yield from _drafts(user)
    for site in editor_sites(user).select_related("root_page"):
        yield from _releases(site, user)
        yield from _statements(site, now)
        if user.has_perm("columns.view_turn"):
            yield from _letters(site, now)
        if user.has_perm("awards.view_nomination"):
            yield from _nominations(site)
        if user.has_perm("press.view_mediakit"):
            # They name releases that a writer may not know of yet.
            yield from (ToDo(sentence, is_urgent=True) for found in alarms(site).values() for sentence in found)
            yield from _kits(site)
        if user.has_perm("press.view_presscontact"):
            yield from _journalists(site, now)
        if user.has_perm("people.view_consent"):
            yield from _consents(site, now)
        if user.has_perm("outbox.view_outboxmail"):
            yield from _mail(site)


def _worker(now: datetime) -> Iterator[ToDo]:
    if worker_is_silent(now):
        ticked = last_tick()
        when = date_format(timezone.localtime(ticked), "j F H.i") if ticked else _("never")
        yield ToDo(
            _(
                "The worker is silent (last seen: %(when)s). Nothing is published or mailed on time. "
                "Tell your administrator."
            )
            % {"when": when},
            is_urgent=True,
        )
    for name, error in failing_jobs().items():
        yield ToDo(_("The job “%(name)s” failed: %(error)s") % {"name": name, "error": error}, is_urgent=True)


def _approvals(user) -> Iterator[ToDo]:
    for state in TaskState.objects.reviewable_by(user).select_related("workflow_state")[:MAX_DRAFTS]:
        page = state.workflow_state.content_object
        if page is not None:
            yield ToDo(
                _("“%(title)s” waits for your approval.") % {"title": page.get_admin_display_title()},
                reverse("wagtailadmin_pages:edit", args=[page.pk]),
            )


def _drafts(user) -> Iterator[ToDo]:
    mine = Page.objects.filter(Q(owner=user) | Q(latest_revision__user=user), has_unpublished_changes=True)
    for page in mine.order_by("-latest_revision_created_at")[:MAX_DRAFTS]:
        yield ToDo(
            _("Your draft “%(title)s” isn't published yet.") % {"title": page.get_admin_display_title()},
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
        )


def _releases(site: Site, user) -> Iterator[ToDo]:
    for release in press_room.releases_to_approve(site, user):
        text = _("“%(title)s” waits for your approval.") % {"title": release.get_admin_display_title()}
        yield ToDo(text, press_room.release_screen(release))


def _statements(site: Site, now: datetime) -> Iterator[ToDo]:
    today = timezone.localdate(now)
    sentences = {
        Reminder.TEST_OVERDUE: _("“%(title)s”: the test is more than 36 months old. Have the site tested anew."),
        Reminder.TEST_SOON: _("“%(title)s”: within a month the test is 36 months old. Have the site tested anew."),
        Reminder.LOOK_OVERDUE: _("“%(title)s” was signed more than a year ago. Read it again and sign it anew."),
        Reminder.LOOK_SOON: _("“%(title)s” was signed almost a year ago. Read it again and sign it anew."),
    }
    for page in AccessibilityStatementPage.objects.public(now).in_campaign(site):
        found = reminder(page.tested_on, page.signed_on, today)
        if found:
            text = sentences[found] % {"title": page.title}
            yield ToDo(text, reverse("wagtailadmin_pages:edit", args=[page.pk]), found.is_urgent)


def _letters(site: Site, now: datetime) -> Iterator[ToDo]:
    for turn in column_room.turns_due(site, now):
        values = {"number": turn.number, "day": date_format(turn.due_on, "j F")}
        if turn.is_dilemma:
            text = _("Dilemma %(number)s is due on %(day)s.") % values
        else:
            text = _("The answer to dilemma %(number)s is due on %(day)s.") % values
        url = (
            reverse("wagtailadmin_pages:edit", args=[turn.page_id])
            if turn.page_id
            else reverse("wagtailadmin_explore", args=[turn.series.pk])
        )
        yield ToDo(text, url, turn.is_overdue)


def _nominations(site: Site) -> Iterator[ToDo]:
    count = award_room.nominations_to_look_at(site)
    if count:
        yield ToDo(
            ngettext("%(count)s nomination to look at.", "%(count)s nominations to look at.", count) % {"count": count},
            reverse("awards_nomination_modeladmin_index"),
        )


def _kits(site: Site) -> Iterator[ToDo]:
    for kit in press_room.incomplete_kits(site):
        yield ToDo(f"{kit.release.title}: {kit.problem}", reverse("press_kits"), is_urgent=True)


def _journalists(site: Site, now: datetime) -> Iterator[ToDo]:
    count = press_room.contacts_to_check(site, now)
    if count:
        yield ToDo(
            ngettext(
                "%(count)s journalist wasn't checked for a year.",
                "%(count)s journalists weren't checked for a year.",
                count,
            )
            % {"count": count},
            reverse("press_presscontact_modeladmin_index"),
        )


def _consents(site: Site, now: datetime) -> Iterator[ToDo]:
    today = timezone.localdate(now)
    ending = Consent.objects.for_site(site).filter(
        withdrawn_at=None, valid_until__range=(today, today + CONSENTS_ENDING_WITHIN)
    )
    count = ending.count()
    if count:
        yield ToDo(
            ngettext(
                "%(count)s consent ends within a month. Ask for it anew.",
                "%(count)s consents end within a month. Ask for them anew.",
                count,
            )
            % {"count": count},
            reverse("people_consent_modeladmin_index"),
        )


def _mail(site: Site) -> Iterator[ToDo]:
    stuck = OutboxMail.objects.for_site(site).filter(state__in=[MailState.UNCERTAIN, MailState.FAILED]).count()
    if stuck:
        yield ToDo(
            ngettext("%(count)s mail may not have arrived.", "%(count)s mails may not have arrived.", stuck)
            % {"count": stuck},
            reverse("outbox_outboxmail_modeladmin_index"),
            is_urgent=True,
        )
