"""`manage.py load_laureates`: the golden municipalities of 2015 and 2017, for every campaign or one."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from awards.history import load_laureates
from core.campaigns.models import CampaignSettings


class Command(BaseCommand):
    """Safe to run again: it adds what is missing and changes nothing."""

    help = "Load the golden municipalities of 2015 and 2017, with their sources, into the campaigns."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--hostname", help="Hostname of one campaign; all campaigns without it.")

    def handle(self, *args: Any, **options: Any) -> None:
        campaigns = CampaignSettings.objects.select_related("site").order_by("site_id")
        if options["hostname"]:
            campaigns = campaigns.filter(site__hostname=options["hostname"])
        if not campaigns:
            raise CommandError("There is no such campaign. Make one first.")
        for campaign in campaigns:
            made = load_laureates(campaign.site)
            if options["verbosity"]:
                self.stdout.write(f"{campaign.organisation}: {made} laureates added.")
