"""Refuse a SQLite that can corrupt a database."""

from typing import Any

from django.core.checks import Error, Tags, register
from django.db import connection

from config.sqlite import FIRST_SAFE_WAL_VERSION


@register(Tags.database)
def sqlite_is_safe(app_configs: Any, databases: Any, **kwargs: Any) -> list[Error]:
    """Write-ahead logging only with a SQLite in which the WAL-reset bug is repaired (3.51.3)."""
    if not databases or connection.vendor != "sqlite":
        return []
    version = connection.Database.sqlite_version_info
    with connection.cursor() as cursor:
        mode = cursor.execute("PRAGMA journal_mode").fetchone()[0]
    if mode == "wal" and version < FIRST_SAFE_WAL_VERSION:
        return [
            Error(
                f"SQLite {'.'.join(map(str, version))} can corrupt a database in WAL mode.",
                hint="Install pysqlite3 (requirements/base.txt), or let config.sqlite choose the journal.",
                id="clock.E001",
            )
        ]
    return []
