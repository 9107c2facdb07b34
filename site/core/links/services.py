"""Issue, find, use and revoke signed links. Finding one changes nothing, so a GET never does."""

import hashlib
import secrets
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone
from wagtail.models import Site

from core.links.models import SignedLink

TOKEN_BYTES = 32


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def issue(*, site: Site, purpose: str, target: Model, expires_at: datetime, email: str = "") -> str:
    """Make a link for one purpose on one record; returns the token, which is kept nowhere."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    SignedLink.objects.create(
        site=site,
        purpose=purpose,
        token_hash=_hash(token),
        target_type=ContentType.objects.get_for_model(target),
        target_id=str(target.pk),
        email=email,
        expires_at=expires_at,
    )
    return token


def find(token: str, purpose: str, now: datetime | None = None) -> SignedLink | None:
    """The link of a token while it holds: same purpose, not expired, not used, not revoked."""
    return SignedLink.objects.filter(
        token_hash=_hash(token),
        purpose=purpose,
        expires_at__gt=now or timezone.now(),
        used_at=None,
        revoked_at=None,
    ).first()


def mark_used(link: SignedLink, now: datetime | None = None) -> bool:
    """Use a link up; False when someone was first (two clicks at once: one counts)."""
    return bool(SignedLink.objects.filter(pk=link.pk, used_at=None).update(used_at=now or timezone.now()))


def revoke(target: Model, purpose: str, now: datetime | None = None) -> int:
    """Make every open link of this purpose on a record worthless; returns how many there were."""
    return SignedLink.objects.filter(
        purpose=purpose,
        target_type=ContentType.objects.get_for_model(target),
        target_id=str(target.pk),
        used_at=None,
        revoked_at=None,
    ).update(revoked_at=now or timezone.now())
