"""Whole answers in memory, the least used going first."""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime

from core.cache.services import Version

MAX_BYTES = 64 * 1024 * 1024
# What an entry weighs besides its texts.
OVERHEAD = 1024


@dataclass(frozen=True, slots=True)
class KeptPage:
    """One answer, ready in every encoding, with the SHA-256 of each. `until` (aware) is when time itself changes it."""

    headers: dict[str, str]
    bodies: dict[str, bytes]
    digests: dict[str, str]
    until: datetime | None

    @property
    def weight(self) -> int:
        return OVERHEAD + sum(map(len, self.bodies.values()))


@dataclass
class PageStore:
    """Answers by address, each only for the state of the campaign it was made in."""

    max_bytes: int = MAX_BYTES
    weight: int = 0
    _pages: OrderedDict[tuple[int, str], tuple[int, KeptPage]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, version: Version, address: str, now: datetime) -> KeptPage | None:
        """The answer kept for this address, if it is of this state and its time hasn't come."""
        key = (version.site_id, address)
        with self._lock:
            number, page = self._pages.get(key, (None, None))
            if page is None:
                return None
            if number != version.number or (page.until and page.until <= now):
                self._drop(key)
                return None
            self._pages.move_to_end(key)
            return page

    def keep(self, version: Version, address: str, page: KeptPage) -> None:
        key = (version.site_id, address)
        with self._lock:
            self._drop(key)
            self._pages[key] = (version.number, page)
            self.weight += page.weight
            while self.weight > self.max_bytes:
                self._drop(next(iter(self._pages)))

    def _drop(self, key: tuple[int, str]) -> None:
        found = self._pages.pop(key, None)
        if found:
            self.weight -= found[1].weight
