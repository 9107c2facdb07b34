"""Send a release to journalists, remember who wants no more, and forget addresses on time."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import DatabaseError, transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Site

from core.audit.services import record
from core.campaigns.models import CampaignSettings
from core.links import services as links
from core.links.models import SignedLink
from core.outbox.models import OutboxMail
from core.outbox.services import post
from core.pages.templatetags.campaign_tags import datetime_long
from core.people.models import Person
from press import duty
from press.duty import words as duty_words
from press.enums import RecipientState
from press.kit.content import KitContent
from press.mailing.letter import Letter, Surroundings, letter, subject
from press.models import (
    Mailing,
    MailingRecipient,
    OptOut,
    PressContact,
    PressReleasePage,
)
from press.models.outlets import email_hash
from press.releases import content_of
from press.services import kit_for

logger = logging.getLogger(__name__)

OPT_OUT = "press.opt_out"
OPT_OUT_HOLDS = timedelta(days=2 * 365)
KEEP_COPIES_FOR = timedelta(days=365)


class NotPublic(Exception):
    """A release that readers can't see isn't mailed; under embargo journalists get a personal link instead."""


@dataclass(frozen=True)
class Outcome:
    """What came of a mailing: its record, and how many journalists ended in each state."""

    mailing: Mailing
    counts: dict[RecipientState, int]


# -- to whom -----------------------------------------------------------------------------------------------------------


def open_to_mail(contacts: QuerySet[PressContact]) -> QuerySet[PressContact]:
    """Only who didn't opt out, at a medium that exists."""
    today = timezone.localdate()
    running = Q(outlet=None) | Q(outlet__ended_on=None) | Q(outlet__ended_on__gt=today)
    return contacts.filter(running, opted_out_at=None)


def had_earlier_version(release: PressReleasePage, version: int) -> QuerySet[PressContact]:
    """The journalists to whom an earlier version of this release was sent."""
    copies = MailingRecipient.objects.filter(
        mailing__release=release.pk, mailing__version__lt=version, state=RecipientState.POSTED
    )
    return PressContact.objects.filter(pk__in=copies.values("contact"))


# -- what --------------------------------------------------------------------------------------------------------------


def surroundings(
    release: PressReleasePage, content: KitContent, change: str = "", now: datetime | None = None
) -> Surroundings:
    """What stands around the text of a release at this moment."""
    site = release.get_site()
    kit = kit_for(release)
    return Surroundings(
        kind=release.get_kind_display(),
        contacts=tuple(_contact_lines(site, release.people_to_call, now or timezone.now())),
        kit_url=site.root_url + reverse("press:kit", args=[release.pk, kit.filename]) if kit else "",
        change=change,
        invitation=tuple(_invitation_lines(release)),
    )


def _contact_lines(site: Site, people: Iterable[Person], now: datetime) -> Iterable[str]:
    """Who can be called now, and each contact with the hours of the roster: a mail is read later than it was sent."""
    found = duty.reachable(site, now, people := list(people))
    if found.is_known:
        yield duty_words.invitation(found, timezone.localtime(now)) + "."
    for person in people:
        week = duty.week_of(person)
        hours = f" ({duty_words.week(week)})" if week else ""
        known = [person.name, person.role, person.public_phone, person.public_email]
        yield ", ".join(part for part in known if part) + hours


def _invitation_lines(release: PressReleasePage) -> Iterable[str]:
    if not release.is_invitation or release.event_starts_at is None:
        return
    yield gettext("When: %(moment)s") % {"moment": datetime_long(release.event_starts_at)}
    yield gettext("Where: %(place)s") % {"place": release.event_place}
    yield from release.event_programme.splitlines()


def preview(release: PressReleasePage, contact: PressContact | None, change: str = "") -> Letter:
    """The mail as it will read, for one journalist or for somebody."""
    content = content_of(release)
    return letter(
        content,
        surroundings(release, content, change),
        salutation=contact.salutation if contact else "",
        source=contact.source if contact else gettext("your paper's colophon"),
        opt_out_url=gettext("(a personal link)"),
    )


# -- send --------------------------------------------------------------------------------------------------------------


def send(release: PressReleasePage, contacts: Iterable[PressContact], *, by, change: str = "") -> Outcome:
    """Put one mail per journalist in the outbox, never twice for the same version, and log each.

    Who opted out is skipped, and one address that fails doesn't stop the rest.

    :raises NotPublic: when readers can't see the release now.
    """
    if not release.is_public():
        raise NotPublic
    site, content = release.get_site(), content_of(release)
    around = surroundings(release, content, change)
    mailing = Mailing.objects.create(
        site=site, release=release, subject=subject(content, around)[:200], version=content.version, sent_by=by
    )
    counts = {state: 0 for state in RecipientState}
    for contact in contacts:
        counts[_send_one(mailing, content, around, contact)] += 1
    record(
        site=site, actor=by, action="press.mailing", target=mailing, detail={str(key): n for key, n in counts.items()}
    )
    return Outcome(mailing, counts)


def mail_key(release_id: int, version: int, contact_id: int) -> str:
    """What a mail is known by in the outbox: the same version to the same journalist is the same mail."""
    return f"press:{release_id}:v{version}:{contact_id}"


def _send_one(mailing: Mailing, content: KitContent, around: Surroundings, contact: PressContact) -> RecipientState:
    copy = MailingRecipient(
        site=mailing.site,
        mailing=mailing,
        contact=contact,
        outlet_name=contact.outlet.name if contact.outlet else "",
        state=RecipientState.POSTED,
    )
    key = mail_key(mailing.release_id, mailing.version, contact.pk)
    try:
        with transaction.atomic():
            copy.state = _obstacle(contact, key)
            if copy.state == RecipientState.POSTED:
                copy.mail = _post(mailing, content, around, contact, key)
            copy.save()
    except (ValidationError, DatabaseError) as error:
        logger.warning("Copy of mailing %s for contact %s failed: %s", mailing.pk, contact.pk, type(error).__name__)
        copy.pk, copy.mail, copy.state = None, None, RecipientState.FAILED
        copy.reason = (
            gettext("This isn't an e-mail address.") if isinstance(error, ValidationError) else type(error).__name__
        )
        copy.save(force_insert=True)
    return RecipientState(copy.state)


def _obstacle(contact: PressContact, key: str) -> RecipientState:
    if contact.opted_out_at or OptOut.objects.of(contact.site, contact.email).exists():
        return RecipientState.OPTED_OUT
    if OutboxMail.objects.filter(key=key).exists():
        return RecipientState.HAD_IT
    return RecipientState.POSTED


def _post(mailing: Mailing, content: KitContent, around: Surroundings, contact: PressContact, key: str) -> OutboxMail:
    validate_email(contact.email)
    token = links.issue(
        site=mailing.site,
        purpose=OPT_OUT,
        target=contact,
        expires_at=timezone.now() + OPT_OUT_HOLDS,
        email=contact.email,
    )
    written = letter(
        content,
        around,
        salutation=contact.salutation,
        source=contact.source,
        opt_out_url=mailing.site.root_url + reverse("press:opt_out", args=[token]),
    )
    settings = CampaignSettings.existing_for(mailing.site)
    return post(
        site=mailing.site,
        to=contact.email,
        subject=written.subject,
        body=written.body,
        reply_to=settings.contact_email if settings else "",
        key=key,
    )


# -- no more, and forgetting ------------------------------------------------------------------------------------------


def opt_out(link: SignedLink) -> None:
    """Someone wants no more releases of this campaign. Safe to do twice."""
    contact = link.target
    with transaction.atomic():
        OptOut.objects.get_or_create(site=link.site, email_hash=email_hash(link.site, link.email))
        if isinstance(contact, PressContact):
            PressContact.objects.filter(pk=contact.pk, opted_out_at=None).update(opted_out_at=timezone.now())
            record(site=link.site, actor=None, action="press.opt_out", target=contact)


def forget_what_ended(now: datetime) -> None:
    """Delete addresses that nobody checked for two years, and the log of who got what a year ago."""
    today = timezone.localdate(now)
    PressContact.objects.filter(keep_until__lt=today).delete()
    MailingRecipient.objects.filter(mailing__created_at__lt=now - KEEP_COPIES_FOR).delete()
