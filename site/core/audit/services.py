"""Write down a deed."""

from typing import Any

from django.db.models import Model
from wagtail.models import Site

from core.audit.models import AuditEvent


def record(*, site: Site, actor: Any, action: str, target: Model, detail: dict[str, Any] | None = None) -> AuditEvent:
    """Note that `actor` (a user, or None for the machine) did `action` to `target`.

    `detail` may hold field names and ids only: an audit line outlives the personal data it is about.
    """
    return AuditEvent.objects.create(
        site=site,
        actor=actor if getattr(actor, "pk", None) else None,
        action=action,
        target_type=target._meta.label,
        target_id=str(target.pk),
        detail=detail or {},
    )
