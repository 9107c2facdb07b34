"""Full-text search on the engine at hand. Both rank a bounded set; the caller joins the pages after.

Title words and base forms weigh more than the body. On SQLite the index is an FTS5 table that
triggers keep in step; on PostgreSQL a GIN index on the same expression that is searched.
"""

from django.db import connection

from search.rules import Term

MAX_HITS = 500
TITLE_WEIGHT, TEXT_WEIGHT = 8.0, 1.0


def ranked_ids(terms: list[Term], site_id: int) -> list[int]:
    """The primary keys of the best entries of a campaign that hold every term, best first."""
    if not terms:
        return []
    find = _sqlite if connection.vendor == "sqlite" else _postgresql
    return find(terms, site_id)


def _sqlite(terms: list[Term], site_id: int) -> list[int]:
    query = " AND ".join(f'("{term.word}"* OR "{term.lemma}")' for term in terms)
    sql = """
        SELECT search_fts.rowid FROM search_fts
        JOIN search_searchentry entry ON entry.id = search_fts.rowid
        WHERE search_fts MATCH %s AND entry.site_id = %s
        ORDER BY bm25(search_fts, %s, %s), search_fts.rowid DESC LIMIT %s
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, [query, site_id, TITLE_WEIGHT, TEXT_WEIGHT, MAX_HITS])
        return [row[0] for row in cursor.fetchall()]


def _postgresql(terms: list[Term], site_id: int) -> list[int]:
    query = " & ".join(f"('{term.word}':* | '{term.lemma}')" for term in terms)
    sql = """
        WITH hits AS (
            SELECT id, title_words, words FROM search_searchentry
            WHERE to_tsvector('simple', title_words || ' ' || words) @@ to_tsquery('simple', %s)
              AND site_id = %s
            LIMIT 2000
        )
        SELECT id FROM hits
        ORDER BY ts_rank(
            setweight(to_tsvector('simple', title_words), 'A') || to_tsvector('simple', words),
            to_tsquery('simple', %s)
        ) DESC, id DESC LIMIT %s
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, [query, site_id, query, MAX_HITS])
        return [row[0] for row in cursor.fetchall()]
