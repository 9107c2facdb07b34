"""Query sets whose SQL is written once: Django takes longer to write most of them than a database to answer them."""

import functools
from collections.abc import Callable, Hashable, Sequence
from copy import copy
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import QuerySet

from core.cache.memory import is_reading, remember_each

Values = dict[str, Any]
# So much SQL of a campaign is kept: each page and part of a list has its own, and few are asked for often.
MOST = 300


def written_once(write: Callable[..., QuerySet]) -> Callable[..., list[Any]]:
    """Decorate a function that gives a query set; calling it gives what that holds.

    What is passed by position is part of what is written. What is passed by name is another value each time: a text, a
    number, a list of numbers or a moment (aware), handed to the database as it is; the function may not look at it.
    The SQL is kept for visitors, until the frame of the campaign changes.
    """

    @functools.wraps(write)
    def ask(*fixed: Hashable, **values: Any) -> list[Any]:
        values = dict(sorted(values.items()))
        if not is_reading():
            return list(write(*fixed, **values))
        key = (write, fixed, *(len(value) for value in values.values() if isinstance(value, list)))
        written = remember_each("written", key, lambda: _written(functools.partial(write, *fixed), values), most=MOST)
        return written.ask(values) if written else list(write(*fixed, **values))

    return ask


class Written:
    """The SQL of a query set, and which of its parameters are values that change."""

    def __init__(self, queryset: QuerySet, stand_ins: Values) -> None:
        self.queryset = queryset
        self.compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        self.sql, parameters = self.compiler.as_sql()
        self.converters = self.compiler.get_converters([column for column, *_names in self.compiler.select])
        places = {stand_in: place for place, stand_in in enumerate(_parameters(stand_ins))}
        self.parameters = [(places.get(parameter), parameter) for parameter in parameters]

    def parameters_with(self, values: Values) -> tuple[Any, ...]:
        given = _parameters(values)
        return tuple(parameter if place is None else given[place] for place, parameter in self.parameters)

    def ask(self, values: Values) -> list[Any]:
        compiler = copy(self.compiler)
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        compiler.as_sql = lambda: (self.sql, self.parameters_with(values))
        compiler.get_converters = lambda _columns: self.converters
        asked = self.queryset.all()
        asked.query.get_compiler = lambda *_args, **_kwargs: compiler
        return list(asked)


def _written(write: Callable[..., QuerySet], values: Values) -> Written | Literal[False]:
    """False where these values can't be told apart in the SQL, or change it: that must be written each time."""
    stand_ins = {name: _stand_in(value, number) for number, (name, value) in enumerate(values.items())}
    try:
        written = Written(write(**stand_ins), stand_ins)
        by_hand = write(**values).query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
    except EmptyResultSet:
        return False
    return written if (written.sql, written.parameters_with(values)) == by_hand else False


def _stand_in(value: Any, number: int) -> Any:
    """Something of the same kind that no query of ours holds."""
    if isinstance(value, list):
        return [-(2**40) - 1_000 * number - place for place in range(len(value))]
    if isinstance(value, datetime):
        return datetime(2001, 2, 3, 4, 5, 6, tzinfo=UTC) + timedelta(microseconds=number)
    return -(2**40) - 1_000 * number if isinstance(value, int) else f"⟨{number}⟩"


def _parameters(values: Values) -> Sequence[Any]:
    """The values one after another, as Django gives them to this database."""
    each = [one for value in values.values() for one in (value if isinstance(value, list) else [value])]
    return [connection.ops.adapt_datetimefield_value(one) if isinstance(one, datetime) else one for one in each]
