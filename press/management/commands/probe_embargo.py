"""Ask every address as a stranger would whether a release can be read somewhere."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from press.clearance.probe import probe
from press.clearance.services import clearance_of
from press.models import PressReleasePage


class Command(BaseCommand):
    help = "Check that a release that isn't public yet can't be read at any address."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("release", help="number or slug of the release")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["release"]
        wanted = {"pk": int(name)} if name.isdecimal() else {"slug": name}
        release = PressReleasePage.objects.filter(**wanted).first()
        if release is None:
            raise CommandError("There is no such release.")
        if release.is_public():
            raise CommandError("This release is public: there is nothing to keep closed.")
        clearance_of(release)
        findings = probe(release)
        for finding in findings:
            mark = self.style.SUCCESS("dicht") if finding.ok else self.style.ERROR("LEK  ")
            self.stdout.write(f"{mark}  {finding.address}  ({finding.what})")
        leaks = sum(not finding.ok for finding in findings)
        if leaks:
            raise CommandError(f"{leaks} addresses give the release away.")
