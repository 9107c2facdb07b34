"""Put caption, credit and terms into a finished picture without touching a pixel.

JPEG: XMP in APP1 and IPTC-IIM in APP13, because some newsrooms read the one and some the other. PNG,
WebP and AVIF have a place for XMP alone. What stood there before is replaced, so a picture can be
stamped again when its caption changes.

Sources: XMP Specification Part 3 (storage in files), JPEG ITU-T T.81 Annex B, PNG (W3C, third
edition), WebP RIFF container.
"""

import struct
from collections.abc import Iterator

from core.media import avif
from core.media.metadata import PNG_SIGNATURE, WEBP_XMP_FLAG, png_chunk, webp_chunk
from core.media.photo_metadata import PhotoMetadata, iim, xmp_packet

_XMP = b"http://ns.adobe.com/xap/1.0/\x00"
_PHOTOSHOP = b"Photoshop 3.0\x00"
_PNG_XMP = b"XML:com.adobe.xmp\x00\x00\x00\x00\x00"
_MAX_SEGMENT = 65_533
_WEBP_ALPHA_FLAG = 0x10


def stamp(picture: bytes, metadata: PhotoMetadata) -> bytes:
    """The same picture with this metadata, in place of what XMP and IPTC it had.

    :raises ValueError: when the bytes are no JPEG, PNG, WebP or AVIF that can be read.
    """
    try:
        if picture.startswith(b"\xff\xd8"):
            return _stamp_jpeg(picture, metadata)
        if picture.startswith(PNG_SIGNATURE):
            return _stamp_png(picture, xmp_packet(metadata))
        if picture[:4] == b"RIFF" and picture[8:12] == b"WEBP":
            return _stamp_webp(picture, xmp_packet(metadata))
        if picture[4:12] == b"ftypavif":
            return avif.with_xmp(picture, xmp_packet(metadata))
    except (struct.error, IndexError) as error:
        raise ValueError("This picture is damaged.") from error
    raise ValueError("Only a JPEG, PNG, WebP or AVIF can be stamped.")


# -- JPEG --------------------------------------------------------------------------------------------


def _stamp_jpeg(jpeg: bytes, metadata: PhotoMetadata) -> bytes:
    leading, rest = _split_jpeg(jpeg)
    xmp = _segment(0xE1, _XMP + xmp_packet(metadata))
    iptc = _segment(0xED, _PHOTOSHOP + _resource(iim(metadata)))
    return b"".join([b"\xff\xd8", *leading, xmp, iptc, *rest])


def _split_jpeg(jpeg: bytes) -> tuple[list[bytes], list[bytes | memoryview]]:
    """The segments that stay in front (JFIF, Exif), and everything after them without old XMP and IPTC.

    The picture itself, which is nearly all, isn't copied.
    """
    at = 2
    leading: list[bytes] = []
    others: list[bytes] = []
    while jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        (length,) = struct.unpack(">H", jpeg[at + 2 : at + 4])
        segment, marker = jpeg[at : at + 2 + length], jpeg[at + 1]
        at += 2 + length
        if segment[4:].startswith((_XMP, _PHOTOSHOP)):
            continue
        (leading if marker in (0xE0, 0xE1) and not others else others).append(segment)
    return leading, [*others, memoryview(jpeg)[at:]]


def _segment(marker: int, body: bytes) -> bytes:
    if len(body) > _MAX_SEGMENT:
        raise ValueError("The metadata doesn't fit in the picture.")
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _resource(data: bytes) -> bytes:
    return b"8BIM" + struct.pack(">HH", 0x0404, 0) + struct.pack(">I", len(data)) + data + b"\x00" * (len(data) % 2)


# -- PNG ---------------------------------------------------------------------------------------------


def _stamp_png(png: bytes, xmp: bytes) -> bytes:
    """The text stands right behind the header, where a reader finds it without reading the picture."""
    at = len(PNG_SIGNATURE)
    kept = [PNG_SIGNATURE]
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, end = png[at + 4 : at + 8], at + 12 + length
        if not (kind == b"iTXt" and png[at + 8 :].startswith(_PNG_XMP)):
            kept.append(png[at:end])
        if kind == b"IHDR":
            kept.append(png_chunk(b"iTXt", _PNG_XMP + xmp))
        at = end
    return b"".join(kept)


# -- WebP --------------------------------------------------------------------------------------------


def _stamp_webp(webp: bytes, xmp: bytes) -> bytes:
    chunks = [(kind, body) for kind, body in _webp_chunks(webp) if kind != b"XMP "]
    if chunks[0][0] != b"VP8X":
        chunks.insert(0, (b"VP8X", _webp_header(*chunks[0])))
    kind, header = chunks[0]
    chunks[0] = (kind, bytes([header[0] | WEBP_XMP_FLAG]) + header[1:])
    body = b"".join(webp_chunk(*chunk) for chunk in [*chunks, (b"XMP ", xmp)])
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _webp_chunks(webp: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(webp):
        (size,) = struct.unpack("<I", webp[at + 4 : at + 8])
        yield webp[at : at + 4], webp[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _webp_header(kind: bytes, body: bytes) -> bytes:
    """The extended header that a simple picture lacks: its flags and its size, each less one."""
    if kind == b"VP8 ":
        width, height = (side & 0x3FFF for side in struct.unpack("<HH", body[6:10]))
        flags = 0
    else:
        (bits,) = struct.unpack("<I", body[1:5])
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        flags = _WEBP_ALPHA_FLAG if bits >> 28 & 1 else 0
    return struct.pack("<I", flags) + struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
