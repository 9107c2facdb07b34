"""Build the demo campaign, when there is no campaign yet."""

import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from demo import services


@contextmanager
def _without_chatter() -> Iterator[None]:
    """Loading publishes sixty pages; a line in the log for each hides the four that matter."""
    logging.disable(logging.INFO)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


class Command(BaseCommand):
    help = "Vul een lege installatie met de voorbeeldcampagne van Stichting Welzijn Oeverstad."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="doe niets en meld geen fout als er al een campagne is"
        )
        parser.add_argument("--hostname", default="127.0.0.1", help="de hostnaam van de campagne")
        parser.add_argument(
            "--port", type=int, default=int(os.environ.get("PORT", "8000")), help="de poort van de campagne"
        )
        parser.add_argument(
            "--scale",
            type=float,
            default=services.PRINT_SIZE,
            help="grootte van de tekeningen; 1 is drukformaat",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        address = (options["hostname"], options["port"])
        try:
            with _without_chatter():
                services.load(scale=options["scale"], address=address, tell=self.stdout.write)
        except services.CampaignExists:
            services.move_to(address)
            self._already_there(options["if_empty"])
            return
        except KeyboardInterrupt:
            kept = "De campagne staat er; de persmappen volgen." if services.is_loaded() else "Er is niets opgeslagen."
            raise CommandError(f"Afgebroken. {kept}", returncode=130) from None
        self.stdout.write(f"De voorbeeldcampagne staat er ({time.monotonic() - started:.0f} s).")

    def _already_there(self, if_empty: bool) -> None:
        if services.is_loaded():
            self.stdout.write("De voorbeeldcampagne staat er al; er is niets veranderd.")
        elif if_empty:
            self.stdout.write("Er is al een campagne; het voorbeeld is niet geladen.")
        else:
            raise CommandError("Er is al een campagne. Het voorbeeld wordt alleen in een lege installatie geladen.")
