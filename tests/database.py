"""A migrated SQLite database in memory, copied from a file that is made anew when a migration or a library changes."""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import AppConfig, apps
from django.core.management import call_command
from django.core.management.base import no_translations
from django.db import connection
from django.db.backends.sqlite3.base import Database
from django.db.migrations.executor import MigrationExecutor

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "var/tests"
REQUIREMENTS = ROOT / "requirements"


def open_migrated_sqlite() -> None:
    """Connect Django to an empty, migrated database in memory; it is gone with the process."""
    connection.close()
    connection.settings_dict["NAME"] = connection.creation._get_test_db_name()
    connection.ensure_connection()
    kept = kept_database()
    with one_at_a_time():
        if not kept.exists():
            _migrate_libraries()
            call_command("migrate", verbosity=0, interactive=False)
            _keep(kept)
            return
    source = Database.connect(kept)
    source.backup(connection.connection)
    source.close()


def kept_database() -> Path:
    """Where the migrated database is kept; there once `open_migrated_sqlite` was called."""
    return KEPT / f"migrated-{_fingerprint()}.sqlite3"


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """The first process makes what is kept; the others wait for it and copy that."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with open(KEPT / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@no_translations
def _migrate_libraries() -> None:
    """The libraries' migrations before ours: each costs less while it knows of fewer models."""
    executor = MigrationExecutor(connection)
    ours = {app.label for app in our_apps()}
    executor.migrate([leaf for leaf in executor.loader.graph.leaf_nodes() if leaf[0] not in ours])


def our_apps() -> list[AppConfig]:
    """The rooms of this repository, without the libraries."""
    return [app for app in apps.get_app_configs() if ROOT in Path(app.path).parents and ".venv" not in app.path]


def _keep(kept: Path) -> None:
    for old in KEPT.glob("migrated-*.sqlite3"):
        old.unlink(missing_ok=True)
    unfinished = KEPT / f"unfinished-{os.getpid()}"
    target = Database.connect(unfinished)
    connection.connection.backup(target)
    target.close()
    unfinished.replace(kept)


def _fingerprint() -> str:
    """Of all that decides what the tables look like: our migrations and the versions of the libraries."""
    files = [file for app in our_apps() for file in Path(app.path).glob("migrations/*.py")]
    content = b"".join(file.read_bytes() for file in sorted([*files, *REQUIREMENTS.glob("*.txt")]))
    return hashlib.sha256(content).hexdigest()[:16]
