"""Caption, credit and terms as a newsroom reads them in a picture: XMP, and IPTC-IIM for older readers.

Source: IPTC Photo Metadata Standard 2025.1. Where a photo was taken by GPS never comes in.
"""

import struct
from dataclasses import dataclass
from html import escape

_DRAWN = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation"

_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}


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
    title: str = ""


def iim(metadata: PhotoMetadata) -> bytes:
    """IPTC-IIM, marked as UTF-8; each field cut between words to the length the standard allows."""
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
    """At most so many bytes. A paper prints a name as it finds it: half a word, or a bracket that stays open, never."""
    data = _legal(text).encode()
    if len(data) <= limit:
        return data
    start = data[: limit + 1].decode(errors="ignore")
    whole = start.rpartition(" ")[0].rstrip(" (,;:/&–-")
    return whole.encode() or data[:limit].decode(errors="ignore").encode()


def _legal(text: str) -> str:
    return "".join(sign for sign in text if sign in "\t\n" or sign >= " ").strip()


def xmp_packet(metadata: PhotoMetadata) -> bytes:
    """XMP with the same fields, and the alt text that only XMP has. Short, because it goes along with every picture."""
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
        "dc:title": metadata.title,
        "dc:rights": metadata.rights,
        "xmpRights:UsageTerms": metadata.terms,
        "Iptc4xmpCore:AltTextAccessibility": metadata.alt,
    }
    attributes = "".join(f' {name}="{escape(_legal(text))}"' for name, text in simple.items() if text)
    parts = [
        f'<{tag}><rdf:Alt><rdf:li xml:lang="x-default">{escape(_legal(text))}</rdf:li></rdf:Alt></{tag}>'
        for tag, text in translated.items()
        if text
    ]
    if metadata.maker:
        parts.append(f"<dc:creator><rdf:Seq><rdf:li>{escape(_legal(metadata.maker))}</rdf:li></rdf:Seq></dc:creator>")
    body = attributes + ">" + "".join(parts)
    namespaces = "".join(f' xmlns:{name}="{uri}"' for name, uri in _NAMESPACES.items() if f"{name}:" in body)
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{namespaces}{body}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
    return packet.encode()
