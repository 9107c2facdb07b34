"""A release that should be public and isn't."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.models import Site

from core.clock.alarms import alarm
from press.clearance import words
from press.clearance.services import overdue


@alarm("releases")
def releases_that_should_be_public(site: Site | None) -> Iterator[str]:
    for clearance in overdue(site):
        values = {"title": clearance.release.title, "moment": words.moment(clearance.opens_at)}
        sentence = _("“%(title)s” should be public since %(moment)s, and isn't.") % values
        yield f"{sentence} {clearance.problem}".strip()
