"""The release as ninjs 2.1, the news format of the IPTC (https://iptc.org/standards/ninjs/)."""

import json
from datetime import datetime, time
from typing import Any

from core.blocks.rules import count_words
from press.kit import pictures, texts
from press.kit.content import NETHERLANDS, Contact, KitContent, Photo, dutch_time

STANDARD = {
    "name": "ninjs",
    "version": "2.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json",
}


def ninjs(content: KitContent) -> bytes:
    """The release for an editing system.

    `ednote` is the note to editors: for who receives it, never for print. `pubstatus` says whether it may be used.
    """
    return _written(_item(content))


def canceled(*, uri: str, version: int, at: datetime, notice: str) -> bytes:
    """What a desk gets once a release was taken back: that, and why; nothing of the text. `at` is aware."""
    return _written(
        {
            "standard": STANDARD,
            "uri": uri,
            "type": "text",
            "version": str(version),
            "versioncreated": _moment(at),
            "pubstatus": "canceled",
            "language": "nl-NL",
            "ednote": notice,
        }
    )


def _written(item: dict[str, Any]) -> bytes:
    return (json.dumps(item, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _item(content: KitContent) -> dict[str, Any]:
    whole = texts.newspaper(content)
    item: dict[str, Any] = {
        "standard": STANDARD,
        "uri": content.url,
        "type": "text",
        "representationtype": "full",
        "profile": content.kind,
        "version": str(content.version),
        "firstcreated": _first_created(content),
        "versioncreated": _version_created(content),
        "pubstatus": content.status,
        "language": "nl-NL",
        "title": content.title,
        "headlines": [{"role": "main", "contenttype": "text/plain", "value": content.title}],
        "descriptions": [{"role": "lead", "contenttype": "text/plain", "value": content.lead}],
        "bodies": [_body("main", whole), *(_body(f"{words}-words", text) for words, text in texts.lengths(content))],
        "located": content.place,
        "by": content.organisation,
        "copyrightholder": content.organisation,
        "usageterms": texts.usage_terms(content),
        "organisations": [{"name": content.organisation}],
        "people": [{"name": quote.who, "rel": "quoted"} for quote in content.quotes if quote.who],
        "infosources": [_source(contact) for contact in content.contacts],
        "associations": [_picture(content, photo, name) for photo, name in pictures.names(content).items()],
        "ednote": "\n\n".join(part for part in (texts.banner(content), content.note_to_editors.strip()) if part),
    }
    if content.embargo:
        item["embargoed"] = _moment(content.embargo.until)
    if content.event:
        item["events"] = [{"name": content.title, "literal": texts.event(content)}]
    return {name: value for name, value in item.items() if value not in ("", [])}


def _body(role: str, text: str) -> dict[str, Any]:
    return {
        "role": role,
        "contenttype": "text/plain",
        "charcount": len(text),
        "wordcount": count_words(text),
        "value": text,
    }


def _source(contact: Contact) -> dict[str, Any]:
    ways = [("phone", contact.phone), ("email", contact.email)]
    return {
        "name": contact.name,
        "contactinfo": [{"type": kind, "role": "press", "value": value} for kind, value in ways if value],
    }


def _picture(content: KitContent, photo: Photo, name: str) -> dict[str, Any]:
    """A picture of the kit. `title` of a rendition is its place in the folder: `href` must be a whole address."""
    size = {"width": photo.width, "height": photo.height} if photo.width and photo.height else {}
    return {
        "name": name,
        "uri": f"{content.url}#beeld-{photo.file_hash[:16]}",
        "type": "graphic" if photo.is_illustration else "picture",
        "by": photo.maker,
        "copyrightnotice": photo.credit,
        "usageterms": photo.terms,
        "language": "nl-NL",
        "pubstatus": content.status,
        "descriptions": [
            {"role": role, "contenttype": "text/plain", "value": text}
            for role, text in (("caption", photo.caption), ("alttext", photo.alt))
        ],
        "renditions": [
            {"name": "print", "contenttype": "image/jpeg", "title": f"2-beeld/{name}", **size},
            {"name": "web", "contenttype": "image/jpeg", "title": f"2-beeld/{pictures.web_name(name)}"},
        ],
    }


def _first_created(content: KitContent) -> str:
    """When the first version was written; without that the day of the release, at midnight in the Netherlands."""
    return _moment(content.first_saved or datetime.combine(content.day, time.min, tzinfo=NETHERLANDS))


def _version_created(content: KitContent) -> str:
    """When this version was written: a desk takes the newer one of two with the same `uri`."""
    return _moment(content.saved) if content.saved else _first_created(content)


def _moment(moment: datetime) -> str:
    """RFC 3339, with the Dutch offset, so that a desk reads its own time."""
    return dutch_time(moment).isoformat(timespec="seconds")
