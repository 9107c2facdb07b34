"""Which address is which file, and in which seconds readers may be led to it. Plain values; no disk, no database.

nginx answers by the same expressions: `core.cache.nginx` writes them into its configuration.
"""

import re
from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

# A folder of lower-case names, as slugs are: nothing to decode, so nothing to decode in two ways.
_NAME = r"[a-z0-9][a-z0-9_-]{0,99}"
PAGE = rf"/(?:{_NAME}/){{0,9}}"
KIT = r"/persmap/[1-9][0-9]{0,17}/[a-z0-9][a-z0-9_-]{0,199}\.zip"
_HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,9}")

# What a client takes, best first; `q=0` is a refusal (RFC 9110 §12.5.3).
_TAKES = r"(?:^|,)\s*{name}\s*(?:$|,|;(?!\s*q\s*=\s*0(?:\.0*)?\s*(?:$|,)))"
CODINGS = {name: _TAKES.format(name=name) for name in ("br", "gzip")}
PLAIN = "plain"

# A lease is for one second. So many are given at a time: a slow moment of the worker costs no reader anything,
# and when the worker dies, none is left after them.
SECONDS_AHEAD = 3


def page_file(path: str) -> str:
    """Where the page at this path lies below the folder of its state; '' when it is none that is kept as a file."""
    return f"{path}index.html" if re.fullmatch(PAGE, path) else ""


def kit_file(path: str) -> str:
    """The same for a media kit."""
    return path if re.fullmatch(KIT, path) else ""


def host_folder(host: str) -> str:
    """The folder of a host name; '' for a name with a port or one that no host has."""
    return host if len(host) <= 253 and _HOST.fullmatch(host) else ""


def coding(accepted: str) -> str:
    """The best of our encodings a client takes: 'br', 'gzip' or none ('')."""
    return next((name for name, takes in CODINGS.items() if re.search(takes, accepted, re.IGNORECASE)), "")


def leased_seconds(now: datetime, until: datetime) -> list[int]:
    """The seconds since 1970, from this one on, in which a state may be read that holds `until` (aware, both).

    The second in which it ends is not among them: until that moment has passed the site itself answers.
    """
    first = int(now.timestamp())
    return [second for second in range(first, first + SECONDS_AHEAD) if second + 1 <= until.timestamp()]


def entity_tag(digest: str, size: int) -> str:
    """A strong tag as nginx makes it of a file: its time and its size, in hexadecimal."""
    return f'"{file_time(digest):x}-{size:x}"'


def file_time(digest: str) -> int:
    """The time a file is given, drawn from its content (SHA-256): nginx's tag then changes with the content alone.

    Seconds since 1970 that every file system can hold: 31 bits.
    """
    return int(digest[:8], 16) & 0x7FFFFFFF or 1


def to_microseconds(moment: datetime) -> int:
    """Since 1970."""
    return (moment - EPOCH) // timedelta(microseconds=1)


def from_microseconds(number: int) -> datetime | None:
    """The moment (aware, UTC), or None for 0."""
    return EPOCH + timedelta(microseconds=number) if number else None


def in_order(policy: str) -> str:
    """A content security policy with its directives sorted: django-csp gives them in another order in each process."""
    return "; ".join(sorted(part.strip() for part in policy.split(";")))
