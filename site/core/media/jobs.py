"""What the worker does for pictures."""

from collections import defaultdict
from datetime import datetime

from django.utils import timezone
from wagtail.images.models import Filter

from core.clock.registry import every_minute
from core.media.models import CampaignImage, CampaignRendition
from core.media.sizes import usual_sizes
from core.media.tasks import make_usual_renditions

# Dutch time, when few are asking for pictures.
HOUR, MINUTE = 4, 10


@every_minute("media.pictures")
def put_pictures_right_at_night(now: datetime) -> None:
    """Once a night: every picture has its usual sizes and each bears its credits, whatever came between."""
    local = timezone.localtime(now)
    if (local.hour, local.minute) == (HOUR, MINUTE):
        renew_all_credits()
        ask_for_missing_sizes()


def ask_for_missing_sizes() -> int:
    """Have the worker draw what isn't there, as after an upgrade with other sizes; returns for how many pictures."""
    filters = [Filter(spec=spec) for spec in usual_sizes()]
    behind = [image.pk for image in CampaignImage.objects.iterator(chunk_size=500) if not image.is_drawn(filters)]
    for image_id in behind:
        make_usual_renditions.enqueue(image_id)
    return len(behind)


def renew_all_credits() -> int:
    """Renew the renditions that hold other credits than their picture; returns how many."""
    held: dict[int, set[str]] = defaultdict(set)
    for image_id, credits in CampaignRendition.objects.values_list("image_id", "credits").distinct():
        held[image_id].add(credits)
    images = CampaignImage.objects.filter(pk__in=list(held)).iterator(chunk_size=500)
    return sum(image.renew_credits() for image in images if held[image.pk] != {image.credits_digest})
