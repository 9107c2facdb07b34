"""Scheduled publishing, page by page: one that is refused or broken doesn't hold up the others."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model
from wagtail.models import Page, Revision, Site

from core.audit.services import record
from core.campaigns.services import site_of_page
from core.pages.gate import PublishRefused

logger = logging.getLogger(__name__)


class NotAllPublished(Exception):
    """Some pages broke; the text names them for the administrator."""


def publish_due(now: datetime) -> int:
    """Publish every revision whose hour has come; returns how many went live.

    A refused page stays a draft, loses its schedule, and leaves an audit line with the reason's place. One that
    breaks keeps its schedule and is tried again.

    :raises NotAllPublished: when some broke, after the others are done.
    """
    due = Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at", "pk")
    return _each(due, _publish)


def _publish(revision: Revision) -> bool:
    try:
        with transaction.atomic():
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
    """Take pages past their end off the site; returns how many.

    :raises NotAllPublished: when some broke, after the others are done.
    """
    return _each(Page.objects.live().filter(expire_at__lte=now).specific(), _expire)


def _expire(page: Page) -> bool:
    with transaction.atomic():
        page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return True


def _each(things: Iterable[Model], do: Callable[[Any], bool]) -> int:
    """Do this with each, whatever happens to the others; returns for how many it said yes."""
    done, broken = 0, []
    for thing in things:
        try:
            done += do(thing)
        except Exception:
            logger.exception("%r couldn't be published or taken down on time", thing)
            broken.append(f"{thing._meta.model_name} {thing.pk}")
    if broken:
        raise NotAllPublished(", ".join(broken))
    return done
