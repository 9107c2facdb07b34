"""What nobody is led to any more is thrown away."""

from datetime import datetime

from django.conf import settings

from core.cache import leases
from core.cache.models import PublicVersion
from core.clock.registry import every_minute


@every_minute("page files")
def throw_old_files_away(now: datetime) -> None:
    if leases.root():
        numbers = dict(PublicVersion.objects.values_list("site_id", "number"))
        leases.sweep(numbers, settings.PAGE_FILES_MAX_BYTES)
