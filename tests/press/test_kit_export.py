"""Kits on a USB stick: `export_media_kit` gives what is public, and what isn't only when told, marked everywhere."""

import zipfile
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command

from press.clearance import services
from press.models import PressReleasePage
from tests.factories.core import make_image
from tests.factories.press import make_release

OPENS = datetime(2099, 12, 1, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
MARK = "EMBARGO-TOT-20991201-1000_"


pytestmark = pytest.mark.whole


@pytest.fixture
def public(room, site) -> PressReleasePage:
    return make_release(room, "Goud voor de ‘stad’ & het dorp", make_image(site), slug="goud")


@pytest.fixture
def waits(room, site) -> PressReleasePage:
    release = make_release(room, "De winnaar is bekend", make_image(site), live=False, slug="winnaar")
    services.approve(release, name="Dirk")
    services.plan(release, OPENS, None, reason="De winnaar hoort het eerst.", sure=True)
    return release


class Links(HTMLParser):
    """Every address in a page besides numbers to call and to mail, and every place an address can end in '#'."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.found: list[str] = []
        self.places: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and not (value or "").startswith(("tel:", "mailto:")):
                self.found.append(value or "")
            if name == "id":
                self.places.add(value or "")


def broken_links(top: Path) -> list[str]:
    """The addresses in the pages below a folder that lead to no file of it, or to no place in one."""
    pages = list(top.rglob("*.html"))
    assert len(pages) >= 3
    broken = []
    for page in pages:
        for address in Links(page).found:
            parts = urlsplit(address)
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            inside = not parts.scheme and not parts.netloc and target.is_relative_to(top.resolve()) and target.is_file()
            if not inside or (parts.fragment and parts.fragment not in Links(target).places):
                broken.append(f"{page.name}: {address}")
    return broken


def files_of(top: Path) -> list[Path]:
    return sorted(path for path in top.rglob("*") if path.is_file())


def unzipped(path: Path) -> Path:
    folder = path.with_suffix("")
    with zipfile.ZipFile(path) as archive:
        assert len(set(archive.namelist())) == len(archive.namelist())
        archive.extractall(folder)
    return folder


def export(*words: object) -> None:
    call_command("export_media_kit", *words, verbosity=0)


def test_every_link_of_every_page_leads_to_a_file_in_the_folder_and_in_the_zip(public, waits, tmp_path):
    export(tmp_path / "map", "--with-embargo")
    export(tmp_path / "map.zip", "--with-embargo")
    folder, archive = tmp_path / f"{MARK}map", unzipped(tmp_path / f"{MARK}map.zip")

    assert (broken_links(folder), broken_links(archive)) == ([], [])
    assert [path.relative_to(folder) for path in files_of(folder)] == [
        path.relative_to(archive) for path in files_of(archive)
    ]


def test_what_is_under_embargo_stays_out_unless_told(public, waits, tmp_path):
    export(tmp_path / "map")

    assert "winnaar" not in " ".join(str(path) for path in files_of(tmp_path))
    assert "winnaar" not in "".join(path.read_text() for path in tmp_path.rglob("*.html"))
    with pytest.raises(CommandError, match=r"winnaar until dinsdag 1 december 2099, 10\.00 uur .* --with-embargo"):
        export(tmp_path / "los.zip", "--release", "winnaar")
    assert [path.name for path in tmp_path.iterdir()] == ["map"]


def test_embargo_stands_in_every_name_and_on_every_page(waits, tmp_path):
    export(tmp_path / "los", "--release", "winnaar", "--with-embargo")

    [top] = tmp_path.iterdir()
    files = files_of(top)
    assert [path.name for path in [top, *files] if not path.name.startswith(MARK)] == []
    texts = [path for path in files if path.suffix in (".html", ".txt") and "SHA256" not in path.name]
    assert [path.name for path in texts if "vóór dinsdag 1 december 2099" not in path.read_text("utf-8-sig")] == []
    assert len(texts) >= 8


@pytest.mark.parametrize("deed", ["concept", "approved", "withdrawn"])
def test_what_is_neither_public_nor_under_embargo_is_never_given(public, room, tmp_path, deed):
    other = make_release(room, "Nog niet", live=deed == "withdrawn", slug="nog-niet")
    if deed == "approved":
        services.approve(other, name="Dirk")
    if deed == "withdrawn":
        services.withdraw(other, "Toch niet.", None)

    with pytest.raises(CommandError, match="Not public or not there: nog-niet"):
        export(tmp_path / "map", "--release", "goud", "--release", "nog-niet", "--with-embargo")
    export(tmp_path / "map", "--with-embargo")
    assert "nog-niet" not in " ".join(str(path) for path in files_of(tmp_path))


def test_releases_of_one_day_with_names_alike_get_folders_apart(room, tmp_path):
    for end in ("een", "twee", "drie"):
        make_release(room, end, slug=f"de-gouden-gemeente-van-het-jaar-{end}")

    export(tmp_path / "map.zip")

    folder = unzipped(tmp_path / "map.zip")
    assert len([path for path in folder.iterdir() if path.is_dir()]) == 3
    assert broken_links(folder) == []
    assert max(len(str(path.relative_to(folder))) for path in files_of(folder)) <= 100


def test_others_can_read_what_was_written(public, tmp_path):
    export(tmp_path / "map")
    export(tmp_path / "map.zip")

    assert (tmp_path / "map").stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "map.zip").stat().st_mode & 0o777 == 0o644


def test_nothing_to_give_and_a_file_in_the_way_are_said(room, tmp_path):
    with pytest.raises(CommandError, match="no public releases"):
        export(tmp_path / "map")
    make_release(room)
    (tmp_path / "tekst").touch()
    with pytest.raises(CommandError, match="isn't empty"):
        export(tmp_path / "tekst")
