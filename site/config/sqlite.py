"""Choose the SQLite library, before Django loads its database backend.

SQLite 3.7.0–3.51.2 can corrupt a database in WAL mode (the WAL-reset bug, fixed in 3.51.3).
Where `pysqlite3` is installed it brings a newer SQLite than the system's; elsewhere we fall back
to a rollback journal, which the bug does not touch.
"""

import sys

FIRST_SAFE_WAL_VERSION = (3, 51, 3)


def use_newest_sqlite() -> tuple[int, ...]:
    """Put `pysqlite3` in the place of `sqlite3` when it is installed; return the version in use."""
    try:
        import pysqlite3
    except ImportError:
        import sqlite3

        return sqlite3.sqlite_version_info
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
    return pysqlite3.sqlite_version_info


def journal_pragmas(version: tuple[int, ...]) -> str:
    """The start-up pragmas for a connection: WAL only where it is safe, every commit on disk."""
    journal = "WAL" if version >= FIRST_SAFE_WAL_VERSION else "DELETE"
    return f"PRAGMA journal_mode={journal}; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
