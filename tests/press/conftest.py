"""A room, a release and a database for several processes: what files of tests begin with. What a test does to files is undone."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from environment import ROOT
from wagtail.models import Site

from press.models import PressReleasePage, PressRoomPage
from tests.database import kept_database
from tests.factories.core import jpeg_bytes, make_image
from tests.factories.press import make_release, make_room
from tests.press.processes import environment


def kept_files() -> dict[Path, bytes]:
    """Every uploaded or made file as it is now."""
    paths = (path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())
    return {path: path.read_bytes() for path in paths}


def put_back(files: dict[Path, bytes]) -> None:
    """The files as they were: a test's rows roll back, what it did on disk does not."""
    for path, data in files.items():
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)


def as_made(kept: tuple[int, dict[Path, bytes]]) -> PressReleasePage:
    """A release that was made once for a file of tests, with its files as they were then."""
    pk, files = kept
    put_back(files)
    return PressReleasePage.objects.get(pk=pk)


@pytest.fixture(scope="module")
def room_of_file(for_this_file) -> int:
    return for_this_file(lambda site: make_room(site.root_page.specific).pk)


@pytest.fixture
def room(room_of_file, site) -> PressRoomPage:
    """The press room of the campaign."""
    return PressRoomPage.objects.get(pk=room_of_file)


@pytest.fixture(scope="module")
def opened_release(for_this_file, room_of_file) -> tuple[int, dict[Path, bytes]]:
    """A public release with a picture, and every file it stands on; made once for a file of tests, its kit too."""

    def make(site: Site) -> int:
        room = PressRoomPage.objects.get(pk=room_of_file)
        return make_release(room, "Goud voor de stad", make_image(site, data=jpeg_bytes(300, 200))).pk

    return for_this_file(make, commits=True), kept_files()


@pytest.fixture
def release(opened_release, site) -> PressReleasePage:
    """A public release with a picture; its kit is made as the worker makes it."""
    return as_made(opened_release)


@pytest.fixture
def database(django_db_setup, django_db_blocker, tmp_path) -> Iterator[str]:
    """The address of a migrated database that several processes can open."""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            address = f"sqlite:///{tmp_path / 'opening.sqlite3'}"
            shutil.copy(kept_database(), tmp_path / "opening.sqlite3")
            yield address
        else:
            yield from _postgres()


def _postgres() -> Iterator[str]:
    name = f"opening_{os.getpid()}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    address = f"{os.environ['DATABASE_URL'].rsplit('/', 1)[0]}/{name}"
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment(address), check=True)
    yield address
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
