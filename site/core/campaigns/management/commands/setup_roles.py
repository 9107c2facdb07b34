"""Make or repair the role groups of every campaign, or of one."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from core.campaigns.models import CampaignSettings
from core.campaigns.roles import setup_roles


class Command(BaseCommand):
    help = "Make the groups beheer, eindredactie, redactie and schrijver of each campaign, or repair them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--hostname", help="only the campaign at this hostname")

    def handle(self, *args: Any, **options: Any) -> None:
        campaigns = CampaignSettings.objects.select_related("site__root_page")
        if options["hostname"]:
            campaigns = campaigns.filter(site__hostname=options["hostname"])
        for settings in campaigns:
            groups = setup_roles(settings.site)
            self.stdout.write(f"{settings.organisation}: {', '.join(role.value for role in groups)}")
