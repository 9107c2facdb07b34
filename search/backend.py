"""The admin's search, made safe: odd signs in a chooser give no result instead of an error.

Left alone, a quotation mark is a 500 on SQLite and a NUL one on PostgreSQL (wagtail#13227).
"""

from functools import cache
from typing import Any

from modelsearch.backends.database import SearchBackend as database_backend
from modelsearch.query import PlainText

from search.rules import MAX_LENGTH, MAX_WORDS, words_of


def clean(query: Any) -> Any:
    """A query as plain words; one that code built passes as it is."""
    if isinstance(query, PlainText):
        return PlainText(_plain(query.query_string), operator=query.operator)
    return _plain(query) if isinstance(query, str) else query


def _plain(text: str) -> str:
    return " ".join(words_of(text[:MAX_LENGTH])[:MAX_WORDS])


@cache
def _cleaning(backend_class: type) -> type:
    class CleaningBackend(backend_class):
        def search(self, query: Any, *args: Any, **kwargs: Any) -> Any:
            return super().search(clean(query), *args, **kwargs)

        def autocomplete(self, query: Any, *args: Any, **kwargs: Any) -> Any:
            return super().autocomplete(clean(query), *args, **kwargs)

    return CleaningBackend


def SearchBackend(params: dict[str, Any]) -> Any:
    """The backend of the database in use, with every query cleaned first."""
    return _cleaning(type(database_backend(params)))(params)
