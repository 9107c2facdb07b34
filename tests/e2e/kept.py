"""The example campaign, loaded once per day and per state of the code; each process of the browser tests serves a copy."""

import hashlib
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from environment import fingerprint

from tests.database import KEPT, ROOT, kept_database, one_at_a_time, our_apps

LOADING = KEPT / "example-unfinished"


def copy_example(folder: Path, load: Callable[[Path], None]) -> None:
    """Fill an empty folder with database and uploads of the example; `load` fills a folder that holds an empty database.

    One process loads and the others wait. What a killed load left behind is thrown away by the next.
    """
    with one_at_a_time():
        kept = KEPT / f"example-{_state()}"
        if not kept.exists():
            for old in KEPT.glob("example-*"):
                shutil.rmtree(old)
            LOADING.mkdir()
            if kept_database().exists():
                shutil.copy(kept_database(), LOADING / "db.sqlite3")
            load(LOADING)
            LOADING.rename(kept)
        shutil.copytree(kept, folder, dirs_exist_ok=True)


def _state() -> str:
    """Of all that decides what is loaded: code, libraries, translations, the way it is loaded; and today, for it tells of last week."""
    rooms = [Path(app.path) for app in our_apps()]
    folders = [*rooms, ROOT / "site", ROOT / "locale", ROOT / "requirements", Path(__file__).parent]
    today = datetime.now(ZoneInfo("Europe/Amsterdam")).date()
    return hashlib.sha256(f"{today} {fingerprint(*folders)}".encode()).hexdigest()[:16]
