"""Cut private metadata out of a picture without touching one pixel.

A camera writes where a photo was taken, its serial number and its owner into the file, and some
add a second picture or a film behind the first. We keep what is needed to show the picture —
colour profile and orientation — and drop the rest. Nothing is decoded or compressed anew.

Sources: JPEG ITU-T T.81 Annex B, Exif 3.0 §4.5, PNG (W3C, third edition), WebP RIFF container.
"""

import struct
import zlib

ORIENTATION_TAG = 0x0112
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
    b"cICP", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
}  # fmt: skip
_WEBP_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
WEBP_EXIF_FLAG, WEBP_XMP_FLAG = 0x08, 0x04


class DamagedPicture(ValueError):
    """The file doesn't follow its own format; it can't be cleaned, so it isn't kept."""


def strip_private_metadata(data: bytes) -> bytes:
    """The same picture without private metadata; the format is read from the bytes themselves.

    :raises DamagedPicture: when the bytes are no well-formed JPEG, PNG or WebP.
    """
    try:
        if data.startswith(b"\xff\xd8"):
            return _strip_jpeg(data)
        if data.startswith(PNG_SIGNATURE):
            return _strip_png(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _strip_webp(data)
    except (struct.error, IndexError) as error:
        raise DamagedPicture(str(error)) from error
    raise DamagedPicture("no JPEG, PNG or WebP")


def _strip_jpeg(data: bytes) -> bytes:
    kept = [b"\xff\xd8"]
    orientation = 1
    at = 2
    while True:
        while data[at] == 0xFF and data[at + 1] == 0xFF:
            at += 1
        if data[at] != 0xFF:
            raise DamagedPicture("a JPEG marker is missing")
        marker = data[at + 1]
        if marker == 0xD9:
            raise DamagedPicture("the JPEG ends before its picture")
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        segment = data[at : at + 2 + length]
        body = segment[4:]
        if marker == 0xE1 and body.startswith(b"Exif\x00\x00"):
            orientation = _orientation_of(body[6:])
        elif _keeps_jpeg_segment(marker, body):
            kept.append(segment)
        at += 2 + length
        if marker == 0xDA:
            break
    end = _end_of_jpeg(data, at)
    if orientation != 1:
        exif = b"Exif\x00\x00" + _exif_with_orientation(orientation)
        kept.insert(1, b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif)
    return b"".join(kept) + data[at:end]


def _keeps_jpeg_segment(marker: int, body: bytes) -> bool:
    if marker == 0xE0:
        return body.startswith(b"JFIF\x00")
    if marker == 0xE2:
        return body.startswith(b"ICC_PROFILE\x00")
    if marker == 0xEE:
        return body.startswith(b"Adobe")
    return not (0xE0 <= marker <= 0xEF or marker == 0xFE)


def _end_of_jpeg(data: bytes, scan_start: int) -> int:
    """The place after the picture's own end marker: what a phone hides behind it is cut off."""
    at = scan_start
    while True:
        at = data.find(b"\xff", at)
        if at == -1 or at + 1 >= len(data):
            return len(data)
        marker = data[at + 1]
        if marker == 0xD9:
            return at + 2
        if marker in (0x00, 0xFF) or 0xD0 <= marker <= 0xD7:
            at += 1 if marker == 0xFF else 2
        else:
            # Between the scans of a progressive picture stand tables, and now and then a comment.
            (length,) = struct.unpack(">H", data[at + 2 : at + 4])
            at += 2 + length


def _orientation_of(tiff: bytes) -> int:
    """The orientation (1-8) in a block of Exif; 1 when it can't be read."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    try:
        (first,) = struct.unpack(order + "I", tiff[4:8])
        (count,) = struct.unpack(order + "H", tiff[first : first + 2])
        for number in range(min(count, 1000)):
            entry = tiff[first + 2 + 12 * number : first + 14 + 12 * number]
            tag, kind = struct.unpack(order + "HH", entry[:4])
            if tag == ORIENTATION_TAG and kind == 3:
                (value,) = struct.unpack(order + "H", entry[8:10])
                return value if 1 <= value <= 8 else 1
    except struct.error:
        return 1
    return 1


def _exif_with_orientation(orientation: int) -> bytes:
    """The smallest Exif there is: one directory with one entry."""
    entry = struct.pack(">HHIHH", ORIENTATION_TAG, 3, 1, orientation, 0)
    return b"MM\x00\x2a" + struct.pack(">I", 8) + struct.pack(">H", 1) + entry + struct.pack(">I", 0)


def _strip_png(data: bytes) -> bytes:
    kept = [PNG_SIGNATURE]
    at = len(PNG_SIGNATURE)
    while True:
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind = data[at + 4 : at + 8]
        chunk = data[at : at + 12 + length]
        if len(chunk) != 12 + length:
            raise DamagedPicture("a PNG chunk is cut off")
        if kind == b"eXIf":
            orientation = _orientation_of(chunk[8:-4])
            if orientation != 1:
                kept.append(png_chunk(b"eXIf", _exif_with_orientation(orientation)))
        elif kind in _PNG_KEPT:
            kept.append(chunk)
        at += 12 + length
        if kind == b"IEND":
            return b"".join(kept)


def png_chunk(kind: bytes, body: bytes) -> bytes:
    """One chunk of a PNG, with its length and checksum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _strip_webp(data: bytes) -> bytes:
    (riff_size,) = struct.unpack("<I", data[4:8])
    end = min(8 + riff_size, len(data))
    chunks: list[tuple[bytes, bytes]] = []
    orientation = 1
    at = 12
    while at + 8 <= end:
        kind = data[at : at + 4]
        (size,) = struct.unpack("<I", data[at + 4 : at + 8])
        body = data[at + 8 : at + 8 + size]
        if len(body) != size:
            raise DamagedPicture("a WebP chunk is cut off")
        if kind == b"EXIF":
            orientation = _orientation_of(body.removeprefix(b"Exif\x00\x00"))
        elif kind in _WEBP_KEPT:
            chunks.append((kind, body))
        at += 8 + size + size % 2
    has_exif = orientation != 1
    if has_exif:
        chunks.append((b"EXIF", _exif_with_orientation(orientation)))
    body = b"".join(webp_chunk(kind, _webp_flags(kind, value, has_exif)) for kind, value in chunks)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _webp_flags(kind: bytes, body: bytes, has_exif: bool) -> bytes:
    if kind != b"VP8X":
        return body
    flags = body[0] & ~(WEBP_EXIF_FLAG | WEBP_XMP_FLAG)
    return bytes([flags | (WEBP_EXIF_FLAG if has_exif else 0)]) + body[1:]


def webp_chunk(kind: bytes, body: bytes) -> bytes:
    """One chunk of a WebP, padded to an even length."""
    return kind + struct.pack("<I", len(body)) + body + b"\x00" * (len(body) % 2)
