"""Scheduled publishing, page by page: one that is refused doesn't hold up the others."""

import logging
from datetime import datetime

from wagtail.models import Page, Revision, Site

from core.audit.services import record
from core.campaigns.services import site_of_page
from core.pages.gate import PublishRefused

logger = logging.getLogger(__name__)


def publish_due(now: datetime) -> int:
    """Publish every revision whose hour has come; returns how many went live.

    A refused page stays a draft, loses its schedule, and leaves an audit line with the reason's place.
    """
    due = Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at", "pk")
    return sum(_publish(revision) for revision in due)


def _publish(revision: Revision) -> bool:
    try:
        revision.publish()
    except PublishRefused as refused:
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
        logger.warning("Page %s wasn't published: %s", revision.object_id, refused)
        _note_refusal(revision)
        return False
    return True


def _note_refusal(revision: Revision) -> None:
    page = Page.objects.filter(pk=revision.object_id).first()
    site = (site_of_page(page) if page else None) or Site.objects.filter(is_default_site=True).first()
    if page and site:
        record(
            site=site,
            actor=None,
            action="page.publish_refused",
            target=page,
            detail={"revision": revision.pk},
        )


def expire_due(now: datetime) -> int:
    """Take pages past their end off the site; returns how many."""
    expired = Page.objects.live().filter(expire_at__lte=now).specific()
    count = 0
    for page in expired:
        page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        count += 1
    return count
