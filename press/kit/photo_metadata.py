"""Write caption, credit and terms into a JPEG without touching a pixel.

XMP in APP1 and IPTC-IIM in APP13, because some newsrooms read the one and some the other (IPTC
Photo Metadata Standard 2025.1). The place a photo was taken never comes in.
"""

import struct
from dataclasses import dataclass
from html import escape

_XMP = b"http://ns.adobe.com/xap/1.0/\x00"
_PHOTOSHOP = b"Photoshop 3.0\x00"
_DRAWN = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation"
_MAX_SEGMENT = 65_533


@dataclass(frozen=True)
class PhotoMetadata:
    """What a newsroom reads in the file. `day` as YYYY-MM-DD."""

    headline: str
    caption: str
    maker: str
    credit: str
    source: str
    rights: str
    terms: str
    alt: str
    city: str = ""
    day: str = ""
    web_statement: str = ""
    instructions: str = ""
    is_illustration: bool = False


def stamp(jpeg: bytes, metadata: PhotoMetadata) -> bytes:
    """The same picture with this metadata, in place of what XMP and IPTC it had.

    :raises ValueError: when the bytes are no JPEG.
    """
    if not jpeg.startswith(b"\xff\xd8"):
        raise ValueError("Only a JPEG can be stamped.")
    leading, rest = _split(jpeg)
    xmp = _segment(0xE1, _XMP + xmp_packet(metadata))
    iptc = _segment(0xED, _PHOTOSHOP + _resource(iim(metadata)))
    return b"".join([b"\xff\xd8", *leading, xmp, iptc, *rest])


def _split(jpeg: bytes) -> tuple[list[bytes], list[bytes | memoryview]]:
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


def iim(metadata: PhotoMetadata) -> bytes:
    """IPTC-IIM, marked as UTF-8; each field cut to the length the standard allows."""
    fields = [
        (40, metadata.instructions, 256),
        (55, metadata.day.replace("-", ""), 8),
        (80, metadata.maker, 32),
        (90, metadata.city, 32),
        (105, metadata.headline, 256),
        (110, metadata.credit, 32),
        (115, metadata.source, 32),
        (116, metadata.rights, 128),
        (120, metadata.caption, 2000),
    ]
    records = b"\x1c\x01\x5a" + struct.pack(">H", 3) + b"\x1b%G"
    for number, text, limit in fields:
        data = _cut(text, limit)
        if data:
            records += bytes([0x1C, 2, number]) + struct.pack(">H", len(data)) + data
    return records


def _cut(text: str, limit: int) -> bytes:
    return _legal(text).encode()[:limit].decode(errors="ignore").encode()


def _legal(text: str) -> str:
    return "".join(sign for sign in text if sign in "\t\n" or sign >= " ").strip()


def xmp_packet(metadata: PhotoMetadata) -> bytes:
    """XMP with the same fields, and the alt text that only XMP has."""
    simple = {
        "photoshop:Headline": metadata.headline,
        "photoshop:Credit": metadata.credit,
        "photoshop:Source": metadata.source,
        "photoshop:City": metadata.city,
        "photoshop:DateCreated": metadata.day,
        "photoshop:Instructions": metadata.instructions,
        "xmpRights:WebStatement": metadata.web_statement,
        "xmpRights:Marked": "True",
        "Iptc4xmpExt:DigitalSourceType": _DRAWN if metadata.is_illustration else "",
    }
    translated = {
        "dc:description": metadata.caption,
        "dc:title": metadata.headline,
        "dc:rights": metadata.rights,
        "xmpRights:UsageTerms": metadata.terms,
        "Iptc4xmpCore:AltTextAccessibility": metadata.alt,
    }
    parts = [f"<{tag}>{escape(_legal(text))}</{tag}>" for tag, text in simple.items() if text]
    parts += [
        f'<{tag}><rdf:Alt><rdf:li xml:lang="x-default">{escape(_legal(text))}</rdf:li></rdf:Alt></{tag}>'
        for tag, text in translated.items()
        if text
    ]
    if metadata.maker:
        parts.append(f"<dc:creator><rdf:Seq><rdf:li>{escape(_legal(metadata.maker))}</rdf:li></rdf:Seq></dc:creator>")
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'
        ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'
        ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">'
        + "".join(parts)
        + '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
    return packet.encode()
