"""Start a campaign from the command line."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from home.services import NewCampaign, start_campaign


class Command(BaseCommand):
    help = "Start a campaign: its address, front page, settings and roles."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("hostname", help="for example: campagne.example.nl")
        parser.add_argument("--port", type=int, default=443)
        parser.add_argument("--organisation", required=True)
        parser.add_argument("--municipality", required=True)
        parser.add_argument("--message", required=True, help="the campaign in one sentence")

    def handle(self, *args: Any, **options: Any) -> None:
        new = NewCampaign(
            hostname=options["hostname"],
            port=options["port"],
            organisation=options["organisation"],
            municipality=options["municipality"],
            message=options["message"],
        )
        try:
            site = start_campaign(new)
        except ValueError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{site.root_url}/ is there. Make an account with: manage.py createsuperuser")
