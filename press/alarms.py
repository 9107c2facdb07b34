"""A release that should be public and isn't."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.models import Site

from core.clock.alarms import alarm
from press.clearance import words
from press.clearance.services import overdue
from press.models import Clearance


@alarm("releases")
def releases_that_should_be_public(site: Site | None) -> Iterator[str]:
    for clearance in overdue(site):
        values = {"title": clearance.release.title, "moment": words.moment(clearance.opens_at)}
        sentence = _("“%(title)s” should be public since %(moment)s, and isn't.") % values
        yield f"{sentence} {clearance.problem}".strip()


@alarm("embargo")
def releases_that_can_be_read_too_early(site: Site | None) -> Iterator[str]:
    for clearance in Clearance.objects.to_open().within(site).select_related("release"):
        leaks = [row["address"] for row in clearance.probe if not row["ok"]]
        if leaks:
            values = {"title": clearance.release.title, "addresses": ", ".join(leaks[:3])}
            yield _("“%(title)s” can be read before its time: %(addresses)s") % values


@alarm("embargo_check")
def checks_that_broke_off(site: Site | None) -> Iterator[str]:
    """Nobody knows then whether a release that waits can be read."""
    for clearance in Clearance.objects.to_open().within(site).select_related("release"):
        if clearance.check_is_missing:
            values = {"title": clearance.release.title}
            yield _("The embargo check of “%(title)s” broke off. Go to “Release” and check again.") % values


@alarm("opened")
def releases_that_opened_and_are_not_seen(site: Site | None) -> Iterator[str]:
    """What a stranger couldn't read five seconds after the opening; opening it anew has it looked at again."""
    unseen = Clearance.objects.filter(withdrawn_at=None, release__live=True).exclude(not_seen_at=[])
    for clearance in unseen.within(site).select_related("release"):
        values = {"title": clearance.release.title, "addresses": ", ".join(clearance.not_seen_at[:3])}
        yield _("“%(title)s” is public, but could not be read at: %(addresses)s") % values
