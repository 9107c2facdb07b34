"""A round opens, closes and announces by itself."""

from datetime import datetime

from wagtail.models import Site

from awards.models import AwardRoundPage
from core.cache.moments import changes_at


@changes_at
def next_step_of_a_round(site: Site, now: datetime) -> datetime | None:
    """The first time after `now` at which a public round of this campaign changes state."""
    rounds = AwardRoundPage.objects.public(now).in_campaign(site).values_list("opens_at", "closes_at", "announces_at")
    return min((time for times in rounds for time in times if time and time > now), default=None)
