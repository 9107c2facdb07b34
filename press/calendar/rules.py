"""What readers may know of a press moment. No database; `now` is passed in."""

from collections.abc import Iterable
from datetime import datetime, timedelta

# A moment without an end is over two hours after it began.
USUAL_LENGTH = timedelta(hours=2)
SHORTEST_SECRET = 4


def ends(starts_at: datetime, ends_at: datetime | None) -> datetime:
    """When a moment is over (aware)."""
    return ends_at or starts_at + USUAL_LENGTH


def shown_title(public_title: str, secrets: Iterable[str]) -> str:
    """The title readers see: empty while it isn't known, or while it gives away the title of a secret release."""
    title = _plain(public_title)
    gives_away = any(len(_plain(secret)) >= SHORTEST_SECRET and _plain(secret) in title for secret in secrets)
    return "" if gives_away else public_title.strip()


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
