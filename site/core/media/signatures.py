"""Judge an upload by its first bytes, not by its name."""

from pathlib import PurePath

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_STARTS: dict[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-",),
    "docx": _ZIP,
    "xlsx": _ZIP,
    "pptx": _ZIP,
    "odt": _ZIP,
    "ods": _ZIP,
    "zip": _ZIP,
}
_TEXT = {"txt", "csv"}


def matches_its_name(name: str, start: bytes) -> bool:
    """Whether a file's first bytes fit its extension: a known signature, or text without NUL bytes."""
    extension = PurePath(name).suffix.lower().lstrip(".")
    if extension in _TEXT:
        return b"\x00" not in start and not start.lstrip().lower().startswith((b"<!doctype", b"<html", b"<script"))
    signatures = _STARTS.get(extension)
    return signatures is not None and start.startswith(signatures)
