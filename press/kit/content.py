"""What a kit is made of."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from anyascii import anyascii

# Counts up when the same content gives other files than before; it is part of every fingerprint.
BUILDER_VERSION = 12
# The longest path inside a kit, without the mark of an embargo: old unpackers and synchronised folders stop there.
LONGEST_PATH = 100
# Of the slug in the name of the folder; what is left of a path is for the name of a picture.
_LONGEST_SLUG = 14

NETHERLANDS = ZoneInfo("Europe/Amsterdam")

# A cell that stands under the others by its last digit: an amount, a percentage, a number.
_FIGURE = re.compile(r"[€$£]?\s?[-–+]?\d[\d.,\s]*\s?%?")

Kind = Literal["release", "invitation", "rectification"]
Status = Literal["usable", "withheld", "canceled"]


@dataclass(frozen=True)
class Piece:
    """A part of a passage in one language: a tag of BCP 47, or nothing for the Dutch of the text itself."""

    text: str
    language: str = ""


@dataclass(frozen=True)
class Table:
    """A table with a heading above each column; `has_row_headings` when the first column names its row."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    has_row_headings: bool = False

    @property
    def columns_of_figures(self) -> tuple[bool, ...]:
        """Per column whether every cell that isn't empty is a figure; such a column is set to the right."""
        return tuple(_are_figures([row[place] for row in self.rows]) for place in range(len(self.headings)))


def _are_figures(cells: list[str]) -> bool:
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and all(_FIGURE.fullmatch(cell) for cell in filled)


@dataclass(frozen=True)
class Passage:
    """One part of the running text.

    `level` is that of a heading, 2 or 3 below the title of the release; `foreign` holds the whole text in pieces when
    some of it is in another language. `table` is what a table holds; its `text` then says the same in lines.
    """

    kind: Literal["heading", "paragraph", "item", "quote", "table"]
    text: str
    level: int = 2
    foreign: tuple[Piece, ...] = ()
    table: Table | None = None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The text in pieces of one language."""
        return self.foreign or (Piece(self.text),)


@dataclass(frozen=True)
class Quote:
    """Someone's words, free to use in a paper."""

    text: str
    who: str
    role: str = ""


@dataclass(frozen=True)
class Contact:
    """Whom a journalist can call. `hours`: when this contact answers, in words; may be several lines."""

    name: str
    role: str = ""
    organisation: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""


@dataclass(frozen=True)
class Fact:
    """A figure or fact, and where it comes from."""

    text: str
    source: str


@dataclass(frozen=True)
class Question:
    """What journalists ask, and the answer."""

    question: str
    answer: str


@dataclass(frozen=True)
class Biography:
    """Who someone is, in a few sentences."""

    name: str
    role: str
    text: str


@dataclass(frozen=True)
class Event:
    """A moment journalists are welcome at. Moments are aware; `programme` has one line per thing to see."""

    starts: datetime
    ends: datetime | None
    place: str
    programme: str


@dataclass(frozen=True)
class Change:
    """What a version changed, and the calendar day (Europe/Amsterdam) on which it went out.

    A day, not a time: the kit is made before the version goes out.
    """

    number: int
    day: date
    note: str


@dataclass(frozen=True)
class Embargo:
    """Not for publication before `until` (aware), and why."""

    until: datetime
    reason: str


@dataclass(frozen=True)
class Photo:
    """A picture with all that goes into its file. `read` gives the original's bytes.

    `width` and `height` are those of the original in pixels; 0 when nobody measured it.
    """

    title: str
    caption: str
    alt: str
    credit: str
    maker: str
    terms: str
    is_illustration: bool
    file_hash: str
    read: Callable[[], bytes] = field(compare=False, repr=False)
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class Attachment:
    """A file that goes along as it is."""

    title: str
    filename: str
    file_hash: str
    read: Callable[[], bytes] = field(compare=False, repr=False)


@dataclass(frozen=True)
class KitContent:
    """Everything a journalist gets of one release.

    `day` is a calendar day in Europe/Amsterdam. `status` is that of ninjs `pubstatus`: usable, withheld (not
    public yet) or canceled (withdrawn). `changes` tells what each version after the first one changed. `saved` is
    when the text of this version was written (aware), `first_saved` that of the first; without them the day counts.
    """

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
    kind: Kind = "release"
    facts: tuple[Fact, ...] = ()
    questions: tuple[Question, ...] = ()
    biographies: tuple[Biography, ...] = ()
    spoken_text: str = ""
    event: Event | None = None
    version: int = 1
    changes: tuple[Change, ...] = ()
    status: Status = "usable"
    embargo: Embargo | None = None
    saved: datetime | None = None
    first_saved: datetime | None = None

    @property
    def mark(self) -> str:
        """What every file name begins with while there is an embargo, in Dutch time; else nothing."""
        return embargo_mark(self.embargo.until) if self.embargo else ""

    @property
    def plain_folder(self) -> str:
        """The name of the kit's folder without the mark of an embargo: day first, then the release."""
        return f"persmap-{self.day:%Y%m%d}-{ascii_name(self.slug, _LONGEST_SLUG)}-v{self.version}"

    @property
    def folder(self) -> str:
        """The name of the kit's folder."""
        return self.mark + self.plain_folder

    def fitted(self, folder: str, before: str, text: str, after: str) -> str:
        """`before` + as much of `text` as leaves the whole path within `LONGEST_PATH` + `after`."""
        room = LONGEST_PATH - len(f"{self.plain_folder}/{folder}/{before}{after}")
        return f"{before}{ascii_name(text, max(1, room))}{after}"

    def fingerprint(self) -> str:
        """16 hexadecimal digits that change whenever anything in the kit would."""
        text = json.dumps([BUILDER_VERSION, _plain(self)], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def _plain(value: Any) -> Any:
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__ if name != "read"}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def embargo_mark(until: datetime) -> str:
    """What the name of everything under embargo begins with: 'EMBARGO-TOT-20261201-1000_', in Dutch time."""
    return f"EMBARGO-TOT-{dutch_time(until):%Y%m%d-%H%M}_"


def dutch_time(moment: datetime) -> datetime:
    """An aware moment as the clock in the Netherlands shows it, wherever this runs."""
    return moment.astimezone(NETHERLANDS)


def paragraphs(lead: str, passages: Iterable[Passage]) -> tuple[str, ...]:
    """Where a paper can cut: after the lead, and after each paragraph with the subhead above it; a list is one."""
    found = [lead.strip()] if lead.strip() else []
    heading, last_kind = "", ""
    for passage in passages:
        if passage.kind == "heading":
            heading = f"{heading}{passage.text}\n"
        elif passage.kind == "item" and last_kind == "item":
            found[-1] = f"{found[-1]}\n- {passage.text}"
        else:
            found.append(heading + ("- " if passage.kind == "item" else "") + passage.text)
            heading = ""
        last_kind = passage.kind
    return tuple(found)


def ascii_name(text: str, limit: int = 50) -> str:
    """A piece of a file name that every computer reads: a-z, 0-9 and hyphens.

    It is cut between words, or inside one when most of it would go: 'de' tells nobody what is in a picture.
    """
    signs = (sign if sign.isalnum() and sign.isascii() else "-" for sign in anyascii(text).lower())
    whole = "-".join(part for part in "".join(signs).split("-") if part)
    cut = whole[:limit]
    between = cut.rpartition("-")[0]
    if len(whole) > limit and whole[limit] != "-" and len(between) > limit / 2:
        cut = between
    return cut.strip("-") or "zonder-naam"
