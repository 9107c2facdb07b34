"""Once an hour the index is compared with what is public: a failed subscriber heals by itself."""

from datetime import datetime

from core.campaigns.models import CampaignSettings
from core.clock.registry import every_minute
from search.services import rebuild

MINUTE_OF_THE_HOUR = 17


@every_minute("search")
def reconcile(now: datetime) -> None:
    if now.minute == MINUTE_OF_THE_HOUR:
        for settings in CampaignSettings.objects.select_related("site__root_page"):
            rebuild(settings.site)
