"""Write media kits to a folder or a ZIP."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Site

from press.kit.archive import FolderSink, ZipSink
from press.kit.build import MissingFile, write_several
from press.kit.content import KitContent
from press.kit.texts import moment_in_words
from press.kit.web import mark_of
from press.models import Clearance, PressReleasePage
from press.preparing import content_ahead
from press.releases import content_of

# Others than who made it read it: a new temporary folder or file is its maker's alone.
FOLDER_MODE, FILE_MODE = 0o755, 0o644


class Command(BaseCommand):
    help = (
        "Write the media kits of public releases into a folder or a ZIP that reads offline. What is under embargo "
        "comes only with --with-embargo; then the embargo stands on every page and in the name of every file."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("output", help="a new folder, or a file that ends in .zip")
        parser.add_argument("--release", action="append", metavar="SLUG", help="only this release; may be repeated")
        parser.add_argument("--hostname", help="the campaign at this hostname (default: the default site)")
        parser.add_argument("--with-embargo", action="store_true", help="also what is under embargo, marked as such")

    def handle(self, *args: Any, **options: Any) -> None:
        site = self._site(options["hostname"])
        contents = self._contents(site, set(options["release"] or []), with_embargo=options["with_embargo"])
        named = Path(options["output"])
        output = named.with_name(mark_of(contents) + named.name)
        self._refuse_what_is_there(output)
        output.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._write(contents, site.site_name or site.hostname, output)
        except MissingFile as missing:
            raise CommandError(f"The file of “{missing.title}” is missing on disk; nothing was written.") from missing
        self.stdout.write(f"{len(contents)} kits in {output}")

    def _site(self, hostname: str | None) -> Site:
        wanted = {"hostname": hostname} if hostname else {"is_default_site": True}
        site = Site.objects.filter(**wanted).first()
        if site is None:
            raise CommandError("There is no such campaign.")
        return site

    def _contents(self, site: Site, slugs: set[str], *, with_embargo: bool) -> list[KitContent]:
        """What is chosen, or else all there is; what waits for its time first.

        :raises CommandError: when something that was asked for isn't public, and isn't under embargo or wasn't to be
            given before its time.
        """
        public = list(PressReleasePage.objects.public().in_campaign(site).newest_first())
        waits = [one for one in Clearance.objects.to_open().for_site(site) if self._can_be_marked(one)]
        if slugs:
            public = [release for release in public if release.slug in slugs]
            waits = [one for one in waits if one.release.slug in slugs]
            self._refuse_what_is_closed(slugs, public, waits, with_embargo=with_embargo)
        if not with_embargo:
            waits = []
        if not public and not waits:
            raise CommandError("There are no public releases; nothing was written.")
        return [*map(content_ahead, waits), *map(content_of, public)]

    def _can_be_marked(self, clearance: Clearance) -> bool:
        return clearance.can_be_read_ahead and not clearance.release.is_public()

    def _refuse_what_is_closed(
        self, slugs: set[str], public: list[PressReleasePage], waits: list[Clearance], *, with_embargo: bool
    ) -> None:
        absent = sorted(slugs - {one.slug for one in public} - {one.release.slug for one in waits})
        if absent:
            raise CommandError(f"Not public or not there: {', '.join(absent)}")
        if waits and not with_embargo:
            named = ", ".join(f"{one.release.slug} until {moment_in_words(one.opens_at)}" for one in waits)
            raise CommandError(f"Under embargo: {named}. Add --with-embargo to give it out before its time, marked.")

    def _refuse_what_is_there(self, output: Path) -> None:
        if output.suffix == ".zip" and not output.is_dir():
            return
        if output.is_file() or (output.is_dir() and any(output.iterdir())):
            raise CommandError(f"{output} isn't empty. Name a new folder.")

    def _write(self, contents: list[KitContent], title: str, output: Path) -> None:
        """Write beside the target first and rename, so that a half-written kit never has its name."""
        if output.suffix == ".zip":
            with tempfile.NamedTemporaryFile(dir=output.parent, delete=False) as target:
                try:
                    with ZipSink(target, max(content.day for content in contents)) as sink:
                        write_several(title, contents, sink)
                except BaseException:
                    os.unlink(target.name)
                    raise
            Path(target.name).chmod(FILE_MODE)
            os.replace(target.name, output)
            return
        folder = Path(tempfile.mkdtemp(dir=output.parent))
        try:
            write_several(title, contents, FolderSink(folder))
            folder.chmod(FOLDER_MODE)
            if output.exists():
                output.rmdir()
            os.replace(folder, output)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
