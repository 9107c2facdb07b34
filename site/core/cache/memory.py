"""What a process remembers of a campaign while none of it changes.

Settings, menu, people, pictures and privacy of branches; and what is made of them: addresses, texts, SQL.
"""

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from core.cache.services import Version

Value = TypeVar("Value")
# So many of a kind are remembered in a campaign.
MOST = 2_000

_reading: ContextVar[Version | None] = ContextVar("reading", default=None)
_frames: dict[int, tuple[int, dict[str, Any]]] = {}
_lock = threading.Lock()


@contextmanager
def reading(version: Version) -> Iterator[None]:
    """Within this block an anonymous visitor reads this state of the campaign."""
    token = _reading.set(version)
    try:
        yield
    finally:
        _reading.reset(token)


def remember(key: str, build: Callable[[], Value]) -> Value:
    """What `build` gives, kept until the frame of the campaign changes; None is asked anew each time.

    Outside a visitor's request (an editor, a preview, a command) it is built each time. What is
    remembered is shared by every request of this process: treat it as read-only.
    """
    version = _reading.get()
    if version is None:
        return build()
    kept = _kept(version)
    value = kept.get(key)
    if value is None:
        value = build()
        if value is not None:
            kept[key] = value
    return value


def remember_each(
    kind: str,
    key: Hashable,
    build: Callable[[], Value],
    *,
    most: int = MOST,
    lasts: Callable[[Value], bool] | None = None,
) -> Value:
    """The same for one of many of a kind: only so many of them are kept, and none that doesn't last."""
    kept = remember(kind, dict)
    value = kept.get(key)
    if value is None:
        value = build()
        if len(kept) < most and (lasts is None or lasts(value)):
            kept[key] = value
    return value


def is_reading() -> bool:
    """Whether a visitor reads, so that something is remembered at all."""
    return _reading.get() is not None


def recall(key: str) -> Any:
    """What is remembered under this key, or None; nothing is built for it."""
    version = _reading.get()
    return _kept(version).get(key) if version else None


def _kept(version: Version) -> dict[str, Any]:
    frame, kept = _frames.get(version.site_id, (None, {}))
    if frame != version.frame:
        kept = {}
        with _lock:
            _frames[version.site_id] = (version.frame, kept)
    return kept
