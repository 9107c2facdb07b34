"""Take the demo campaign away, and nothing else."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from demo.accounts import PASSWORD_FILE, default_var
from demo.removal import InTheWay, NoDemo, remove


class Command(BaseCommand):
    help = "Haal de voorbeeldcampagne weg, met alle bestanden. Wat een redacteur zelf maakte, blijft staan."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            count = remove()
        except NoDemo:
            self.stdout.write("Er is geen voorbeeldcampagne; er is niets veranderd.")
        except InTheWay as found:
            lines = "\n".join(f"  - {line}" for line in found.lines)
            raise CommandError(
                "De voorbeeldcampagne is niet weggehaald, want hier hangt eigen werk aan:\n"
                f"{lines}\nVerplaats of verwijder dit eerst."
            ) from found
        else:
            (default_var() / PASSWORD_FILE).unlink(missing_ok=True)
            self.stdout.write(f"De voorbeeldcampagne is weg ({count} onderdelen).")
