"""A database that several processes open at once."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.db import connection
from environment import ROOT

from tests.database import kept_database
from tests.press.processes import environment


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
