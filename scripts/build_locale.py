"""Put the translations of all rooms together and compile them. Needs no gettext programme.

Every room keeps its Dutch in `locale/nl/parts/<room>.po`; this writes
`locale/nl/LC_MESSAGES/django.mo`, which is not kept in git.
"""

import ast
import struct
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = ROOT / "locale" / "nl" / "parts"
TARGET = ROOT / "locale" / "nl" / "LC_MESSAGES"
HEADER = (
    "Language: nl\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
)


class BadTranslation(ValueError):
    """A part that can't be read, or two parts that contradict each other."""


@dataclass
class Entry:
    """One message: its context, the English, and the Dutch (one per plural form)."""

    context: str = ""
    singular: str = ""
    plural: str = ""
    translations: dict[int, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        key = f"{self.context}\x04{self.singular}" if self.context else self.singular
        return f"{key}\x00{self.plural}" if self.plural else key

    @property
    def value(self) -> str:
        return "\x00".join(self.translations[number] for number in sorted(self.translations))


def parse(text: str, name: str) -> list[Entry]:
    """The entries of one .po file, without its header."""
    entries: list[Entry] = []
    entry: Entry | None = None
    target = ""
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        keyword, _space, rest = line.partition(" ")
        if line.startswith('"'):
            keyword, rest = "", line
        try:
            words = ast.literal_eval(rest)
        except (SyntaxError, ValueError) as error:
            raise BadTranslation(f"{name}:{number}: {raw}") from error
        if keyword in ("msgctxt", "msgid") and (entry is None or entry.translations):
            entry = Entry()
            entries.append(entry)
        if keyword:
            target = keyword
        if entry is None:
            raise BadTranslation(f"{name}:{number}: text before the first message")
        _add(entry, target, words)
    return [entry for entry in entries if entry.singular]


def _add(entry: Entry, target: str, words: str) -> None:
    if target == "msgctxt":
        entry.context += words
    elif target == "msgid":
        entry.singular += words
    elif target == "msgid_plural":
        entry.plural += words
    elif target.startswith("msgstr"):
        number = int(target[7:-1]) if "[" in target else 0
        entry.translations[number] = entry.translations.get(number, "") + words


def collect(parts: Path = PARTS) -> dict[str, Entry]:
    """All messages of all rooms by key.

    :raises BadTranslation: when two rooms translate the same English differently.
    """
    found: dict[str, tuple[Entry, str]] = {}
    for path in sorted(parts.glob("*.po")):
        for entry in parse(path.read_text(encoding="utf-8"), path.name):
            known = found.get(entry.key)
            if known and known[0].value != entry.value:
                ours, theirs = f"“{known[0].value}” in {known[1]}", f"“{entry.value}” in {path.name}"
                raise BadTranslation(f"“{entry.singular}” is {ours} and {theirs}.")
            found[entry.key] = (entry, path.name)
    return {key: entry for key, (entry, _name) in found.items()}


def compile_mo(messages: dict[str, str]) -> bytes:
    """The messages in the binary form of GNU gettext (sorted, without a hash table)."""
    pairs = sorted((key.encode(), value.encode()) for key, value in {"": HEADER, **messages}.items())
    keys_at = 28
    values_at = keys_at + 8 * len(pairs)
    text_at = values_at + 8 * len(pairs)
    keys, values, texts = b"", b"", b""
    for column in (0, 1):
        table = b""
        for pair in pairs:
            table += struct.pack("<II", len(pair[column]), text_at + len(texts))
            texts += pair[column] + b"\x00"
        keys, values = (table, values) if column == 0 else (keys, table)
    return struct.pack("<7I", 0x950412DE, 0, len(pairs), keys_at, values_at, 0, 0) + keys + values + texts


def main() -> int:
    try:
        entries = collect()
    except BadTranslation as error:
        print(error)
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    messages = {key: entry.value for key, entry in entries.items() if entry.value}
    (TARGET / "django.mo").write_bytes(compile_mo(messages))
    return 0


if __name__ == "__main__":
    sys.exit(main())
