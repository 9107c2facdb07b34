"""Pictures and people that many pages show: fetched once, and remembered while none of them changes."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model

from core.cache.memory import MOST, remember

# What is known: a change of one changes the frame of its campaign.
KNOWN = {"media.CampaignImage", "media.CampaignDocument", "people.Person"}


def known(model: type[Model], ids: Iterable[int | None]) -> dict[int, Any]:
    """The records with these keys, and others, by key. Only for what changes the frame of its campaign when it changes.

    They are shared by every request of this process: treat them as read-only.
    """
    found = remember(f"known {model._meta.label}", dict)
    missing = {pk for pk in ids if pk is not None} - found.keys()
    fetched = model._default_manager.in_bulk(missing) if missing else {}
    if len(found) + len(fetched) > MOST:
        return found | fetched
    found |= fetched
    return found


def tie(records: Sequence[Model], *names: str) -> list[Any]:
    """Let each record know the very picture or person it points at by these names; returns those."""
    tied: dict[int, Any] = {}
    for name in names if records else ():
        field = records[0]._meta.get_field(name)
        # In the order of the records: of a byline that is the editor's.
        ids = [pk for pk in dict.fromkeys(getattr(record, field.attname) for record in records) if pk is not None]
        found = known(field.related_model, ids)
        for record in records:
            field.set_cached_value(record, found.get(getattr(record, field.attname)))
        tied |= {pk: found[pk] for pk in ids if pk in found}
    return list(tied.values())


def tie_along(records: Sequence[Model], path: str) -> None:
    """The same along a path as `turn.person.portrait` or, by way of rows, `post_authors.person.portrait`.

    What comes before the first picture or person must be there.
    """
    for name in path.split("."):
        records = _next(records, name)


def _next(records: Sequence[Model], name: str) -> list[Any]:
    """What the records point at by this name; the rows, where many point at them."""
    if not records:
        return []
    field = records[0]._meta.get_field(name)
    if field.one_to_many:
        return [row for record in records for row in getattr(record, name).all()]
    if field.related_model._meta.label in KNOWN:
        return tie(records, name)
    return [found for record in records if (found := getattr(record, name)) is not None]
