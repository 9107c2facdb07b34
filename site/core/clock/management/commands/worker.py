"""Start the background process."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from core.clock.worker import ClockWorker


class Command(BaseCommand):
    help = "Publish on time, send mail and run tasks: one process, no cron. Stop it with Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="one round, then end")

    def handle(self, *args: Any, **options: Any) -> None:
        worker = ClockWorker()
        if options["once"]:
            worker.step(timezone.now())
            return
        self.stdout.write("The worker runs.")
        self.stdout.flush()
        worker.run()
        self.stdout.write("The worker stopped.")
