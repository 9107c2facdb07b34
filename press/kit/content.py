"""What a kit is made of."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from anyascii import anyascii


@dataclass(frozen=True)
class Passage:
    """One piece of the running text."""

    kind: Literal["heading", "paragraph", "item", "quote"]
    text: str


@dataclass(frozen=True)
class Quote:
    """Someone's words, free to use in a paper."""

    text: str
    who: str
    role: str = ""


@dataclass(frozen=True)
class Contact:
    """Whom a journalist can call."""

    name: str
    role: str = ""
    organisation: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Photo:
    """A picture with all that goes into its file. `read` gives the original's bytes."""

    title: str
    caption: str
    alt: str
    credit: str
    maker: str
    terms: str
    is_illustration: bool
    file_hash: str
    read: Callable[[], bytes] = field(compare=False, repr=False)


@dataclass(frozen=True)
class Attachment:
    """A file that goes along as it is."""

    title: str
    filename: str
    file_hash: str
    read: Callable[[], bytes] = field(compare=False, repr=False)


@dataclass(frozen=True)
class KitContent:
    """Everything a journalist gets of one release. `day` is a calendar day in Europe/Amsterdam."""

    slug: str
    title: str
    place: str
    day: date
    lead: str
    passages: tuple[Passage, ...]
    organisation: str
    url: str
    quotes: tuple[Quote, ...] = ()
    note_to_editors: str = ""
    shorts: tuple[tuple[int, str], ...] = ()
    contacts: tuple[Contact, ...] = ()
    photos: tuple[Photo, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    boilerplate: str = ""
    logo: Photo | None = None
    is_example: bool = False
    version: int = 1

    @property
    def folder(self) -> str:
        """The name of the kit's folder: day first, then the release."""
        return f"persmap-{self.day:%Y%m%d}-{ascii_name(self.slug)}"

    def fingerprint(self) -> str:
        """16 hexadecimal digits that change whenever anything in the kit would."""
        text = json.dumps(_plain(self), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def _plain(value: Any) -> Any:
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__ if name != "read"}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def ascii_name(text: str, limit: int = 50) -> str:
    """A piece of a file name that every computer reads: a-z, 0-9 and hyphens."""
    signs = (sign if sign.isalnum() and sign.isascii() else "-" for sign in anyascii(text).lower())
    parts = [part for part in "".join(signs).split("-") if part]
    return "-".join(parts)[:limit].strip("-") or "zonder-naam"
