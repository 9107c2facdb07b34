"""Put XMP into an AVIF: a list of items and where each lies, with one item added and the places moved up.

Source: ISO/IEC 14496-12 (boxes meta, iinf, iloc, iref) and ISO/IEC 23008-12 Annex A (XMP as a 'mime' item
that describes the picture, 'cdsc'). Only the forms that libavif writes are read; others are refused.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_XMP_TYPE = b"application/rdf+xml\x00"
_FULL_BOX = b"\x00\x00\x00\x00"
# In iloc: offsets and lengths of four bytes, no base offset.
_SIZES = b"\x44\x00"


@dataclass(frozen=True)
class _Place:
    """Where the data of an item lies: (offset in the file, length) of each part."""

    item: int
    parts: tuple[tuple[int, int], ...]


def with_xmp(avif: bytes, xmp: bytes) -> bytes:
    """The same picture with this XMP in place of what it had.

    :raises ValueError: when the file is built in another way than libavif does.
    """
    top = list(_boxes(avif))
    if [kind for kind, _body in top[:2]] != [b"ftyp", b"meta"]:
        raise ValueError("The AVIF begins in another way than expected.")
    meta = dict(_boxes(top[1][1][4:]))
    places, infos = _places(meta[b"iloc"]), _infos(meta[b"iinf"])
    references = list(_boxes(meta[b"iref"][4:])) if b"iref" in meta else []
    old = [item for item, info in infos if _is_xmp(info)]
    if old:
        top, references = _without(old, top, places, references)
    item = max(number for number, _info in infos if number not in old) + 1
    (primary,) = struct.unpack(">H", meta[b"pitm"][4:6])
    infos = [(number, info) for number, info in infos if number not in old] + [(item, _xmp_info(item))]
    places = [place for place in places if place.item not in old] + [_Place(item, ((0, len(xmp)),))]
    references.append((b"cdsc", struct.pack(">HHH", item, 1, primary)))
    meta[b"iinf"] = _FULL_BOX + struct.pack(">H", len(infos)) + b"".join(_box(b"infe", info) for _number, info in infos)
    meta[b"iref"] = _FULL_BOX + b"".join(_box(kind, body) for kind, body in references)
    return _assembled(top, meta, places, _meta_start(avif), xmp)


def _assembled(top: list, meta: dict[bytes, bytes], places: list[_Place], before: int, xmp: bytes) -> bytes:
    """The file anew: everything behind the list of items moves by as much as that list grew."""
    meta[b"iloc"] = _iloc(places)
    rest = b"".join(_box(kind, body) for kind, body in top[2:])
    head_length = len(_box(*top[0])) + len(_meta(meta))
    moved = head_length - before
    new = [
        _Place(place.item, tuple((offset + moved, length) for offset, length in place.parts)) for place in places[:-1]
    ]
    meta[b"iloc"] = _iloc([*new, _Place(places[-1].item, ((head_length + len(rest) + 8, len(xmp)),))])
    return _box(*top[0]) + _meta(meta) + rest + _box(b"mdat", xmp)


def _without(old: list[int], top: list, places: list[_Place], references: list) -> tuple[list, list]:
    """Without the XMP that was added before: a box of its own, the last of the file."""
    parts = [part for place in places if place.item in old for part in place.parts]
    end = sum(len(body) + 8 for _kind, body in top)
    kind, body = top[-1]
    if kind != b"mdat" or parts != [(end - len(body), len(body))]:
        raise ValueError("The AVIF has XMP in another place than expected.")
    kept = [(kind, ref) for kind, ref in references if struct.unpack(">H", ref[:2])[0] not in old]
    return top[:-1], kept


def _meta_start(avif: bytes) -> int:
    """Where the first box behind the list of items begins."""
    at = 0
    for _number in range(2):
        at += struct.unpack(">I", avif[at : at + 4])[0]
    return at


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(data):
        (size,) = struct.unpack(">I", data[at : at + 4])
        if size < 8 or at + size > len(data):
            raise ValueError("A box of the AVIF has a size that can't be.")
        yield data[at + 4 : at + 8], data[at + 8 : at + size]
        at += size


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + kind + body


def _meta(boxes: dict[bytes, bytes]) -> bytes:
    return _box(b"meta", _FULL_BOX + b"".join(_box(kind, body) for kind, body in boxes.items()))


def _infos(iinf: bytes) -> list[tuple[int, bytes]]:
    """The items: number, and what the file says of it."""
    if iinf[:4] != _FULL_BOX:
        raise ValueError("The AVIF lists its items in another way than expected.")
    found = []
    for kind, body in _boxes(iinf[6:]):
        if kind != b"infe" or body[0] != 2:
            raise ValueError("The AVIF describes an item in another way than expected.")
        found.append((struct.unpack(">H", body[4:6])[0], body))
    return found


def _is_xmp(info: bytes) -> bool:
    return info[8:12] == b"mime" and info.endswith(_XMP_TYPE)


def _xmp_info(item: int) -> bytes:
    # Hidden (flag 1) isn't needed: an item that only describes is no picture.
    return b"\x02\x00\x00\x00" + struct.pack(">HH", item, 0) + b"mimeXMP\x00" + _XMP_TYPE


def _places(iloc: bytes) -> list[_Place]:
    if iloc[:4] != _FULL_BOX or iloc[4:6] != _SIZES:
        raise ValueError("The AVIF tells where its items lie in another way than expected.")
    (count,) = struct.unpack(">H", iloc[6:8])
    at, found = 8, []
    for _number in range(count):
        item, source, extents = struct.unpack(">HHH", iloc[at : at + 6])
        if source:
            raise ValueError("An item of the AVIF lies in another file.")
        at += 6
        parts = tuple(struct.unpack(">II", iloc[at + 8 * number : at + 8 * number + 8]) for number in range(extents))
        at += 8 * extents
        found.append(_Place(item, parts))
    return found


def _iloc(places: list[_Place]) -> bytes:
    entries = b"".join(
        struct.pack(">HHH", place.item, 0, len(place.parts))
        + b"".join(struct.pack(">II", *part) for part in place.parts)
        for place in places
    )
    return _FULL_BOX + _SIZES + struct.pack(">H", len(places)) + entries
