"""Make the demo accounts when they aren't there, and print how to log in."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from demo.accounts import ACCOUNTS, default_var, demo_password, make_accounts
from demo.models import DemoRecord


class Command(BaseCommand):
    help = "Maak de voorbeeldaccounts en druk af waar en hoe je inlogt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--port", type=int, default=int(os.environ.get("PORT", "8000")), help="de poort in de adressen"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        site = DemoRecord.site_of_demo()
        if site is None:
            raise CommandError("Er is geen voorbeeldcampagne. Laad die eerst met: manage.py load_demo")
        given = os.environ.get("DEMO_PASSWORD", "")
        password = demo_password(default_var(), given)
        make_accounts(site, password, renew=bool(given))
        self._print(options["port"], password)

    def _print(self, port: int, password: str) -> None:
        self.stdout.write(f"\n  De site        http://127.0.0.1:{port}/")
        self.stdout.write(f"  Het beheer     http://127.0.0.1:{port}/admin/\n\n")
        self.stdout.write(f"  {'Rol':<14}{'E-mailadres':<34}Naam")
        for account in ACCOUNTS:
            name = f"{account.first_name} {account.last_name}"
            self.stdout.write(f"  {account.role.value:<14}{account.email:<34}{name}")
        self.stdout.write(f"\n  Wachtwoord     {password}\n")
