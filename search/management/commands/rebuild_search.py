"""Make the search index of every campaign anew."""

from typing import Any

from django.core.management.base import BaseCommand

from core.campaigns.models import CampaignSettings
from search.services import rebuild


class Command(BaseCommand):
    help = "Make the public search index anew from what is public now."

    def handle(self, *args: Any, **options: Any) -> None:
        for settings in CampaignSettings.objects.select_related("site__root_page"):
            self.stdout.write(f"{settings.organisation}: {rebuild(settings.site)} pages")
