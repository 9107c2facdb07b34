"""Post a mail, and send what is due: each at most once."""

import logging
import smtplib
from datetime import datetime, timedelta

from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import Site

from core.outbox.enums import MailState
from core.outbox.models import OutboxMail

logger = logging.getLogger(__name__)

CLAIM_ENDS_AFTER = timedelta(minutes=10)
KEEP_TEXT_FOR = timedelta(days=90)
MAX_ATTEMPTS = 6
FIRST_WAIT = timedelta(minutes=2)
# Raised before the mail server accepted anything, so trying again can't send twice.
SURELY_NOT_SENT = (
    ConnectionRefusedError,
    smtplib.SMTPConnectError,
    smtplib.SMTPHeloError,
    smtplib.SMTPAuthenticationError,
    smtplib.SMTPSenderRefused,
    smtplib.SMTPRecipientsRefused,
)


def post(*, site: Site, to: str, subject: str, body: str, reply_to: str = "", key: str = "") -> OutboxMail:
    """Put a mail in the outbox. The same `key` twice gives the same mail: it is sent once."""
    line = " ".join(subject.split())[:200]
    values = {"site": site, "to": to, "subject": line, "body": body, "reply_to": reply_to}
    if not key:
        return OutboxMail.objects.create(**values)
    try:
        with transaction.atomic():
            mail, _created = OutboxMail.objects.get_or_create(key=key, defaults=values)
    except IntegrityError:
        mail = OutboxMail.objects.get(key=key)
    return mail


def send_due(now: datetime | None = None, limit: int = 50) -> int:
    """Send what is waiting and due; returns how many the mail server took."""
    moment = now or timezone.now()
    note_uncertain(moment)
    due = OutboxMail.objects.filter(state=MailState.WAITING, next_attempt_at__lte=moment)
    numbers = list(due.order_by("created_at", "pk").values_list("pk", flat=True)[:limit])
    return sum(_send(number, moment) for number in numbers)


def _claim(number: int, now: datetime) -> bool:
    """Take a mail for ourselves, in its own commit, before anything leaves."""
    waiting = OutboxMail.objects.filter(pk=number, state=MailState.WAITING)
    return bool(waiting.update(state=MailState.CLAIMED, claimed_at=now))


def _send(number: int, now: datetime) -> bool:
    if not _claim(number, now):
        return False
    mail = OutboxMail.objects.get(pk=number)
    mail.attempts += 1
    reply_to = [mail.reply_to] if mail.reply_to else None
    try:
        EmailMessage(mail.subject, mail.body, to=[mail.to], reply_to=reply_to).send()
    except SURELY_NOT_SENT as error:
        _plan_again(mail, now, error)
        return False
    except Exception as error:
        # The server may have taken it before the line broke: a person decides.
        mail.state, mail.error = MailState.UNCERTAIN, type(error).__name__
        mail.save()
        logger.exception("Mail %s is uncertain", mail.pk)
        return False
    mail.state, mail.sent_at, mail.error = MailState.SENT, now, ""
    mail.save()
    return True


def _plan_again(mail: OutboxMail, now: datetime, error: Exception) -> None:
    mail.error = type(error).__name__
    mail.state = MailState.FAILED if mail.attempts >= MAX_ATTEMPTS else MailState.WAITING
    mail.next_attempt_at = now + FIRST_WAIT * 2 ** (mail.attempts - 1)
    mail.save()


def note_uncertain(now: datetime) -> int:
    """A claim that never ended means that the sender died halfway: mark it, don't send it again."""
    stuck = OutboxMail.objects.filter(state=MailState.CLAIMED, claimed_at__lt=now - CLAIM_ENDS_AFTER)
    return stuck.update(state=MailState.UNCERTAIN, error="interrupted")


def send_again(mail: OutboxMail) -> bool:
    """A person decided that an uncertain or failed mail must go once more."""
    stopped = OutboxMail.objects.filter(pk=mail.pk, state__in=[MailState.UNCERTAIN, MailState.FAILED])
    return bool(stopped.update(state=MailState.WAITING, attempts=0, next_attempt_at=timezone.now(), error=""))


def forget_old_texts(now: datetime) -> int:
    """Empty the text and address of mails sent long ago; that they were sent stays."""
    old = OutboxMail.objects.filter(state=MailState.SENT, sent_at__lt=now - KEEP_TEXT_FOR).exclude(body="")
    return old.update(body="", to="verwijderd@voorbeeld.example", reply_to="")
