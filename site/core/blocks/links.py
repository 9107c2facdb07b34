"""What texts point at, fetched for several at once; where links lead is remembered while no target moves or goes."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.html import escape
from wagtail.blocks import StreamValue
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs

from core.cache.memory import is_reading, remember


def know_links(*texts: Any) -> None:
    """Look up all links in these texts at once, for a reader: what a stream holds, or the source of a rich text."""
    if not is_reading():
        return
    html = "".join(_strings(list(texts)))
    links = [extract_attrs(attributes) for attributes in re.findall(FIND_A_TAG, html)]
    for kind in ADDRESSES:
        _known(kind, (link.get("id") for link in links if link.get("linktype") == kind))


def read_together(*texts: StreamValue) -> None:
    """Fetch the pictures, documents and pages of these texts, all of one kind of block, in one query for each kind."""
    know_links(*(part for text in texts for part in text.raw_data))
    waiting = [(text, place) for text in texts for place in range(len(text)) if text._bound_blocks[place] is None]
    if waiting:
        whole = StreamValue(texts[0].stream_block, [text._raw_data[place] for text, place in waiting], is_lazy=True)
        for (text, place), part in zip(waiting, whole, strict=True):
            text._bound_blocks[place] = part


def opening_tags(kind: str, ids: list[str | None]) -> list[str]:
    """The tags that links of a kind begin with; what is gone has no address, as in Wagtail's own."""
    known = _known(kind, ids)
    return [f'<a href="{escape(known[pk])}">' if known.get(pk) else "<a>" for pk in ids]


def _known(kind: str, ids: Iterable[str | None]) -> dict[str | None, str]:
    """Where these are, by id; empty for what isn't there."""
    known = remember(f"addresses of {kind}", dict)
    wanted = {pk for pk in ids if pk and pk.isdecimal()} - known.keys()
    if wanted:
        known |= dict.fromkeys(wanted, "") | {str(pk): address for pk, address in ADDRESSES[kind](wanted)}
    return known


def _of_pages(ids: set[str]) -> Iterator[tuple[int, str]]:
    # No page type of ours has an address that its base page doesn't know.
    return ((page.pk, page.localized.url or "") for page in Page.objects.filter(pk__in=ids))


def _of_documents(ids: set[str]) -> Iterator[tuple[int, str]]:
    return ((document.pk, document.url) for document in get_document_model().objects.filter(pk__in=ids))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


ADDRESSES = {"page": _of_pages, "document": _of_documents}
