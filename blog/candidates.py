"""Which posts can be offered beside another: a few of each, found by their keys alone.

Plain SQL: the ORM would take longer to write it than the database to answer. It only finds; whether readers may see
what it found, the public query set says after.
"""

from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.utils import timezone

# A topic may be of every post: so many that were given it last are weighed.
OF_A_TOPIC = 60
NEWEST = 6
# More than one, for when the nearest may not be seen after all.
BESIDE = 2


class Candidates(NamedTuple):
    """Keys of posts, the newest first; `shared` names a post once for each topic it shares. `before` and `after` begin
    with the nearest."""

    shared: list[int]
    newest: list[int]
    before: list[int]
    after: list[int]


_PART = """
SELECT * FROM (
    SELECT '{kind}' AS kind, post.page_ptr_id AS pk, post.date AS date
    FROM {tables} JOIN wagtailcore_page page ON page.id = post.page_ptr_id
    WHERE page.path LIKE %s AND page.live AND (page.expire_at IS NULL OR page.expire_at > %s) AND page.id <> %s{where}
    ORDER BY {order} LIMIT {limit}
) {kind}_part
"""
_NEW_TO_OLD, _OLD_TO_NEW = "post.date DESC, post.page_ptr_id DESC", "post.date, post.page_ptr_id"


def _part(kind: str, order: str, limit: int, where: str = "", tables: str = "blog_blogpost post") -> str:
    return _PART.format(kind=kind, order=order, limit=limit, where=where, tables=tables)


_PARTS = {
    "newest": _part("newest", _NEW_TO_OLD, NEWEST),
    "before": _part("before", _NEW_TO_OLD, BESIDE, " AND (post.date, post.page_ptr_id) < (%s, %s)"),
    "after": _part("after", _OLD_TO_NEW, BESIDE, " AND (post.date, post.page_ptr_id) > (%s, %s)"),
    "shared": _part(
        "shared",
        "tag.id DESC",
        OF_A_TOPIC,
        " AND tag.topic_id = %s",
        "blog_blogpost_topics tag JOIN blog_blogpost post ON post.page_ptr_id = tag.blogpost_id",
    ),
}


def candidates(blog_path: str, pk: int, day: date, topics: list[int]) -> Candidates:
    """What can be offered beside a post (0: one that isn't saved) of this day, about these topics, in this blog."""
    always = [f"{blog_path}_%", connection.ops.adapt_datetimefield_value(timezone.now()), pk]
    here = [connection.ops.adapt_datefield_value(day), pk]
    wanted: list[tuple[str, list[Any]]] = [("newest", []), ("before", here), ("after", here)]
    wanted += [("shared", [topic]) for topic in topics]
    with connection.cursor() as cursor:
        sql = " UNION ALL ".join(_PARTS[kind] for kind, _values in wanted)
        cursor.execute(sql, [value for _kind, values in wanted for value in [*always, *values]])
        rows = cursor.fetchall()
    newest_first = sorted(rows, key=lambda row: (row[2], row[1]), reverse=True)
    found = {kind: [row[1] for row in newest_first if row[0] == kind] for kind in _PARTS}
    return Candidates(found["shared"], found["newest"], found["before"], found["after"][::-1])
