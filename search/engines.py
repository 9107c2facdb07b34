"""Full-text search on the engine at hand. Both rank a bounded set; the caller joins the pages after.

Title words and base forms weigh more than the body. On SQLite the index is an FTS5 table that
triggers keep in step; on PostgreSQL a GIN index on the same expression that is searched.
"""

from django.db import connection

from search.rules import Term

MAX_HITS = 500
# So many of the newest hits are weighed: a word that stands everywhere would have the whole index weighed.
CANDIDATES = 2_000
TITLE_WEIGHT, TEXT_WEIGHT = 8.0, 1.0


def ranked_ids(terms: list[Term], site_id: int) -> list[int]:
    """The primary keys of the best entries of a campaign that hold every term, best first; one more than `MAX_HITS`
    when there are more."""
    if not terms:
        return []
    find = _sqlite if connection.vendor == "sqlite" else _postgresql
    return find(terms, site_id)


def _sqlite(terms: list[Term], site_id: int) -> list[int]:
    query = " AND ".join(f'("{term.word}"* OR "{term.lemma}")' for term in terms)
    with connection.cursor() as cursor:
        values = [query, site_id, query, site_id, CANDIDATES]
        cursor.execute(_BEST, [*values, TITLE_WEIGHT, TEXT_WEIGHT, MAX_HITS + 1])
        return [row[0] for row in cursor.fetchall()]


# The full-text table gives its rows by number, the newest first, and stops when it has enough.
_BEST = """
    SELECT search_fts.rowid FROM search_fts
    CROSS JOIN search_searchentry entry ON entry.id = search_fts.rowid
    WHERE search_fts MATCH %s AND entry.site_id = %s AND search_fts.rowid >= (
        SELECT MIN(candidate) FROM (
            SELECT newest.rowid AS candidate FROM search_fts AS newest
            CROSS JOIN search_searchentry own ON own.id = newest.rowid
            WHERE newest.search_fts MATCH %s AND own.site_id = %s
            ORDER BY newest.rowid DESC LIMIT %s
        )
    )
    ORDER BY bm25(search_fts, %s, %s), search_fts.rowid DESC LIMIT %s
"""


def _postgresql(terms: list[Term], site_id: int) -> list[int]:
    query = " & ".join(f"('{term.word}':* | '{term.lemma}')" for term in terms)
    with connection.cursor() as cursor:
        cursor.execute(_RANKED, [query, site_id, CANDIDATES, query, MAX_HITS + 1])
        return [row[0] for row in cursor.fetchall()]


# `vector` is kept beside the words by the database itself, title words heavier (migration 0003).
_RANKED = """
    WITH hits AS MATERIALIZED (
        SELECT id, vector FROM search_searchentry
        WHERE vector @@ to_tsquery('simple', %s) AND site_id = %s
        LIMIT %s
    )
    SELECT id FROM hits ORDER BY ts_rank(vector, to_tsquery('simple', %s)) DESC, id DESC LIMIT %s
"""
