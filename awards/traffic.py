"""How often the form may be used, without knowing by whom.

The key of a visitor is a keyed hash that changes each day and differs per campaign: yesterday's
can't be tied to today's, and the table is emptied after a day.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from wagtail.models import Site

from awards.models import FormVisit
from awards.rules import same_address

# Generous per address on the net: a care home or library shares one (awards of this kind learned it).
PER_VISITOR = 12
PER_MAILBOX = 4
WINDOW = timedelta(hours=1)
KEEP = timedelta(days=1)


def client_address(request: HttpRequest) -> str:
    """The visitor's address: as our own proxies report it, if the settings say how many there are."""
    proxies = getattr(settings, "TRUSTED_PROXIES", 0)
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    if proxies and len(forwarded) >= proxies:
        return forwarded[-proxies].strip()
    return request.META.get("REMOTE_ADDR", "")


def _key(site: Site, kind: str, value: str, now: datetime) -> str:
    salt = f"awards.form.{site.pk}.{kind}.{timezone.localdate(now)}"
    return salted_hmac(salt, value, algorithm="sha256").hexdigest()


def _allow(site: Site, key: str, limit: int, now: datetime) -> bool:
    recent = FormVisit.objects.for_site(site).filter(key=key, at__gt=now - WINDOW)
    if recent.count() >= limit:
        return False
    FormVisit.objects.create(site=site, key=key, at=now)
    return True


def may_send(site: Site, request: HttpRequest, email: str, now: datetime) -> bool:
    """Note an attempt; False when this visitor or this mailbox had its share of the last hour."""
    visitor = _key(site, "visitor", client_address(request), now)
    mailbox = _key(site, "mailbox", same_address(email), now)
    return _allow(site, visitor, PER_VISITOR, now) and _allow(site, mailbox, PER_MAILBOX, now)


def forget_old(now: datetime) -> int:
    """Remove what is older than a day; returns how many."""
    return FormVisit.objects.filter(at__lt=now - KEEP).delete()[0]
