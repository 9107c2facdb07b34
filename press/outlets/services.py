"""The deadlines of the media a campaign knows."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Site

from press.models import Outlet
from press.outlets import words


def deadlines(site: Site, now: datetime | None = None) -> list[str]:
    """'Haal je de krant van donderdag?' for each medium with a rhythm, the one that closes first on top."""
    local = timezone.localtime(now)
    running = Q(ended_on=None) | Q(ended_on__gt=local.date())
    outlets = Outlet.objects.for_site(site).filter(running)
    found = [(issue, outlet.name) for outlet in outlets if (issue := outlet.next_issue(local))]
    found.sort(key=lambda one: (one[0].closes, one[1]))
    return [words.deadline(name, issue, local) for issue, name in found]
