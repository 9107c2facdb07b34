"""What the worker does for pictures."""

from collections import defaultdict
from datetime import datetime

from django.utils import timezone

from core.clock.registry import every_minute
from core.media.models import CampaignImage, CampaignRendition

# Dutch time, when few are asking for pictures.
HOUR, MINUTE = 4, 10


@every_minute("media.credits")
def renew_credits_at_night(now: datetime) -> int:
    """Once a night: the credits of every picture stand in its renditions, whatever came between."""
    local = timezone.localtime(now)
    return renew_all_credits() if (local.hour, local.minute) == (HOUR, MINUTE) else 0


def renew_all_credits() -> int:
    """Renew the renditions that hold other credits than their picture; returns how many."""
    held: dict[int, set[str]] = defaultdict(set)
    for image_id, credits in CampaignRendition.objects.values_list("image_id", "credits").distinct():
        held[image_id].add(credits)
    images = CampaignImage.objects.filter(pk__in=list(held)).iterator(chunk_size=500)
    return sum(image.renew_credits() for image in images if held[image.pk] != {image.credits_digest})
