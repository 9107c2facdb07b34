"""Write media kits to a folder or a ZIP."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Site

from press.kit.archive import FolderSink, ZipSink
from press.kit.build import MissingFile
from press.models import PressReleasePage
from press.services import export


class Command(BaseCommand):
    help = "Write the media kits of public releases into a folder or a ZIP that reads offline."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("output", help="a new folder, or a file that ends in .zip")
        parser.add_argument("--release", action="append", metavar="SLUG", help="only this release; may be repeated")
        parser.add_argument("--hostname", help="the campaign at this hostname (default: the default site)")

    def handle(self, *args: Any, **options: Any) -> None:
        site = self._site(options["hostname"])
        releases = self._releases(site, options["release"])
        output = Path(options["output"])
        if output.exists() and (output.suffix != ".zip" and any(output.iterdir())):
            raise CommandError(f"{output} isn't empty. Name a new folder.")
        output.parent.mkdir(parents=True, exist_ok=True)
        try:
            count = self._write(releases, site.site_name or site.hostname, output)
        except MissingFile as missing:
            raise CommandError(f"The file of “{missing.title}” is missing on disk; nothing was written.") from missing
        self.stdout.write(f"{count} kits in {output}")

    def _site(self, hostname: str | None) -> Site:
        wanted = {"hostname": hostname} if hostname else {"is_default_site": True}
        site = Site.objects.filter(**wanted).first()
        if site is None:
            raise CommandError("There is no such campaign.")
        return site

    def _releases(self, site: Site, slugs: list[str] | None) -> list[PressReleasePage]:
        public = PressReleasePage.objects.public().in_campaign(site).newest_first()
        if not slugs:
            return list(public)
        found = list(public.filter(slug__in=slugs))
        missing = sorted(set(slugs) - {release.slug for release in found})
        if missing:
            raise CommandError(f"Not public or not there: {', '.join(missing)}")
        return found

    def _write(self, releases: list[PressReleasePage], title: str, output: Path) -> int:
        """Write beside the target first and rename, so that a half-written kit never has its name."""
        if output.suffix == ".zip":
            with tempfile.NamedTemporaryFile(dir=output.parent, delete=False) as target:
                try:
                    with ZipSink(target) as sink:
                        count = export(releases, title, sink)
                except BaseException:
                    os.unlink(target.name)
                    raise
            os.replace(target.name, output)
            return count
        folder = Path(tempfile.mkdtemp(dir=output.parent))
        try:
            count = export(releases, title, FolderSink(folder))
            if output.exists():
                output.rmdir()
            os.replace(folder, output)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return count
