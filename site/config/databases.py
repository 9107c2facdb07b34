"""One database setting from `DATABASE_URL`, with the options each engine needs."""

from typing import Any

from config.sqlite import journal_pragmas, use_newest_sqlite

CONNECTION_SECONDS = 600


def with_options(database: dict[str, Any]) -> dict[str, Any]:
    """Add what we learned by measuring to a parsed `DATABASE_URL` (docs/decisions/0003)."""
    engine = database["ENGINE"]
    if engine.endswith("sqlite3"):
        database["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": journal_pragmas(use_newest_sqlite()),
        }
        # Kept connections go on reading when the disk is full; new ones cannot open the WAL.
        database["CONN_MAX_AGE"] = CONNECTION_SECONDS
    elif "postgresql" in engine:
        database["OPTIONS"] = {**database.get("OPTIONS", {}), "pool": True}
    database["ATOMIC_REQUESTS"] = False
    return database
