"""What search engines and newsreaders read about a page: schema.org, written as JSON-LD."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString, mark_safe

SCHEMA = "https://schema.org"
LANGUAGE = "nl-NL"
# As `django.utils.html.json_script`: no character of the text can end the script element.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
Thing = dict[str, Any]


@dataclass(frozen=True)
class Author:
    """One name in a byline; `url` is that person's page here, when there is one."""

    name: str
    url: str = ""
    role: str = ""
    organisation: str = ""


def organisation(
    name: str, address: str, *, municipality: str = "", contact: str = "", email: str = "", phone: str = ""
) -> Thing:
    """Who runs the campaign and who answers there (schema.org/Organization, schema.org/ContactPoint).

    `contact` is a name, and stands here only with a way to reach it.
    """
    thing = {"@type": "Organization", "name": name, "url": address, "email": email, "telephone": phone}
    if email or phone:
        point = {"@type": "ContactPoint", "name": contact, "email": email, "telephone": phone}
        thing["contactPoint"] = _without_empty(point | {"availableLanguage": LANGUAGE})
    if municipality:
        thing["areaServed"] = {"@type": "City", "name": municipality}
    return _without_empty(thing)


def breadcrumbs(steps: Sequence[tuple[str, str]]) -> Thing:
    """The way to a page, as name and full address from the home page down (schema.org/BreadcrumbList)."""
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": address}
        for position, (name, address) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def item_list(items: Sequence[tuple[str, str]], start: int = 1) -> Thing:
    """What a list page shows, as name and full address in its order (schema.org/ItemList).

    `start` is the place of the first in the whole list, from 1.
    """
    elements = [
        {"@type": "ListItem", "position": position, "name": name, "url": address}
        for position, (name, address) in enumerate(items, start=start)
    ]
    return {"@type": "ItemList", "itemListElement": elements}


def person(one: Author, *, employer: str = "") -> Thing:
    """Someone in a byline (schema.org/Person); `employer` is the name of an organisation."""
    works_for = {"@type": "Organization", "name": employer} if employer else None
    return _without_empty(
        {"@type": "Person", "name": one.name, "jobTitle": one.role, "url": one.url, "worksFor": works_for}
    )


def image_object(address: str, width: int, height: int, *, caption: str = "", credit: str = "") -> Thing:
    """A picture by its full address, with who made it (schema.org/ImageObject)."""
    thing = {"@type": "ImageObject", "url": address, "contentUrl": address, "width": width, "height": height}
    return _without_empty(thing | {"caption": caption, "creditText": credit})


def event(
    name: str,
    address: str,
    *,
    begins: datetime,
    ends: datetime | None,
    place: str,
    town: str,
    summary: str,
    organizer: Thing,
    image: Thing | None = None,
) -> Thing:
    """Something at a time (schema.org/Event). `place` is where to go; without one it is online, at `address` itself."""
    online = {"@type": "VirtualLocation", "url": address}
    there = {"@type": "Place", "name": place, "address": ", ".join(part for part in (place, town) if part)}
    mode = "OfflineEventAttendanceMode" if place else "OnlineEventAttendanceMode"
    thing = {
        "@type": "Event",
        "name": name,
        "url": address,
        "description": summary,
        "startDate": begins.isoformat(),
        "endDate": ends.isoformat() if ends else "",
        "eventStatus": f"{SCHEMA}/EventScheduled",
        "eventAttendanceMode": f"{SCHEMA}/{mode}",
        "location": there if place else online,
        "organizer": organizer,
        "image": image,
    }
    return _without_empty(thing)


def article(
    kind: str,
    *,
    headline: str,
    address: str,
    summary: str,
    published: datetime | None,
    changed: datetime | None,
    authors: Iterable[Author],
    publisher: Thing,
    images: Sequence[Thing] = (),
) -> Thing:
    """A text with its authors; `kind` is Article, BlogPosting or NewsArticle. Without authors the publisher wrote it.

    Moments are aware; `address` is a full address, `images` come from `image_object`.
    """
    people = [person(one, employer=one.organisation) for one in authors]
    thing = {
        "@type": kind,
        "headline": headline,
        "description": summary,
        "mainEntityOfPage": address,
        "url": address,
        "inLanguage": LANGUAGE,
        "datePublished": published.isoformat() if published else "",
        "dateModified": changed.isoformat() if changed else "",
        "author": people or [publisher],
        "publisher": publisher,
        "image": list(images),
    }
    return _without_empty(thing)


def script(things: Sequence[Thing]) -> SafeString:
    """The element for in the head of a page; data, so a strict content policy lets it be."""
    text = json.dumps({"@context": SCHEMA, "@graph": list(things)}, ensure_ascii=False, separators=(",", ":"))
    # Safe: what could end the element is escaped, everything else is JSON.
    return mark_safe(f'<script type="application/ld+json">{text.translate(_ESCAPES)}</script>')


def _without_empty(thing: Thing) -> Thing:
    return {key: value for key, value in thing.items() if value not in ("", None, [])}
