"""Rows of several tables in one query: what hangs on a page in small lists costs no query for each of them."""

import functools
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models import Model, QuerySet
from django.utils.timezone import is_naive

# What JSON has no word for; all else is the same before and after.
_CONVERTED = (models.BooleanField, models.DateField, models.TimeField, models.UUIDField, models.JSONField)
_OTHER_KINDS = (models.BinaryField, models.DecimalField, models.DurationField)


class Of(NamedTuple):
    """The rows of a model whose foreign key of this name is that key; put together faster than a query set."""

    model: type[Model]
    name: str
    key: int


def rows_of(sources: Mapping[str, QuerySet | Of]) -> dict[str, list[Any]]:
    """What each source holds, under the same name, in the order of its model.

    A query set may filter and join. It may not be sliced, and its model has no parents.
    """
    parts, parameters = [], []
    for name, source in sources.items():
        with suppress(EmptyResultSet):
            condition, values = _condition(source)
            parts.append(f"{_whole_rows(source.model)} WHERE {condition}")
            parameters += [name, *values]
    found: dict[str, list[Any]] = {name: [] for name in sources}
    for name, row in _fetched(" UNION ALL ".join(parts), parameters) if parts else []:
        found[name].append(_record(sources[name].model, row))
    return {name: _in_order(sources[name].model, records) for name, records in found.items()}


def _condition(source: QuerySet | Of) -> tuple[str, Sequence[Any]]:
    table = connection.ops.quote_name(source.model._meta.db_table)
    if isinstance(source, Of):
        column = source.model._meta.get_field(source.name).column
        return f"{table}.{connection.ops.quote_name(column)} = %s", [source.key]
    keys, values = source.order_by().values("pk").query.sql_with_params()
    return f"{table}.{connection.ops.quote_name(source.model._meta.pk.column)} IN ({keys})", values


def give_rows(parent: Model, relation: str, rows: Iterable[Model]) -> None:
    """Let `parent.<relation>.all()` be these rows, as `prefetch_related` would."""
    known = getattr(parent, relation).get_queryset()
    known._result_cache = list(rows)
    known._prefetch_done = True
    parent._prefetched_objects_cache = {**getattr(parent, "_prefetched_objects_cache", {}), relation: known}


def rows_with(parent: Model, relation: str, related: str, *further: str) -> list[Any]:
    """The rows of a child relation with what they point at: those at hand as they are, else in one query."""
    rows = getattr(parent, relation).all()
    is_at_hand = not isinstance(rows, QuerySet) or relation in getattr(parent, "_prefetched_objects_cache", ())
    return list(rows if is_at_hand else rows.select_related(related).prefetch_related(*further))


def _fetched(sql: str, parameters: list[Any]) -> list[tuple[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


@functools.cache
def _whole_rows(model: type[Model]) -> str:
    """The beginning of a query for the rows of a table as JSON, each with the name that is the first parameter."""
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    columns = [field.column for field in model._meta.concrete_fields]
    pairs = ", ".join(f"'{column}', {table}.{quote(column)}" for column in columns)
    row = f"json_object({pairs})" if connection.vendor == "sqlite" else f"to_jsonb({table})"
    return f"SELECT %s, {row} FROM {table}"


def _record(model: type[Model], row: Any) -> Any:
    values = json.loads(row) if isinstance(row, str) else row
    for column, convert in _conversions(model):
        if values[column] is not None:
            values[column] = convert(values[column])
    fields = model._meta.concrete_fields
    return model.from_db(None, [field.attname for field in fields], [values[field.column] for field in fields])


@functools.cache
def _conversions(model: type[Model]) -> list[tuple[str, Callable[[Any], Any]]]:
    fields = model._meta.concrete_fields
    if others := [field.name for field in fields if isinstance(field, _OTHER_KINDS)]:
        raise TypeError(f"{model.__name__} has fields that don't come through JSON as they are: {others}")
    return [(field.column, _conversion(field)) for field in fields if isinstance(field, _CONVERTED)]


def _conversion(field: models.Field) -> Callable[[Any], Any]:
    if isinstance(field, models.JSONField):
        return json.loads if connection.vendor == "sqlite" else lambda value: value
    if isinstance(field, models.DateTimeField):
        return lambda value: _in_utc(field.to_python(value))
    return field.to_python


def _in_utc(moment: datetime) -> datetime:
    """SQLite keeps moments in UTC, and doesn't say so."""
    return moment.replace(tzinfo=UTC) if is_naive(moment) else moment


def _in_order(model: type[Model], records: list[Any]) -> list[Any]:
    for name in ["pk", *reversed(model._meta.ordering)]:
        records.sort(key=lambda record: _sortable(record, name), reverse=name.startswith("-"))
    return records


def _sortable(record: Any, name: str) -> tuple[bool, Any]:
    value = getattr(record, name.lstrip("-"))
    return value is not None, value
