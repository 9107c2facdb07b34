"""Full-text search on the engine at hand. Both rank a bounded set; the caller joins the pages after.

On SQLite the index is an FTS5 table that triggers keep in step, with a list of entries per beginning of a word
(migration 0004); what has a word in its title comes first, then the text that is most about it, then the newest. On
PostgreSQL it is a GIN index on the vector that is searched, in which a word in the title is heavier.
"""

from typing import Any

from django.db import connection

from search.rules import Term

MAX_HITS = 500
# So many of the newest are weighed: a word that stands everywhere would have the whole index weighed.
CANDIDATES = 2_000
# So many of the newest tell which words stand in many entries.
SAMPLE = 200
# Added to the length of each text: one hit in a few lines says less than ten in a page.
SHORT_TEXT = 2_000


def ranked_ids(terms: list[Term], site_id: int) -> list[int]:
    """The primary keys of the best entries of a campaign that hold every term, best first; one more than `MAX_HITS`
    when there are more."""
    if not terms:
        return []
    find = _sqlite if connection.vendor == "sqlite" else _postgresql
    return find(terms, site_id)


def join_lists() -> None:
    """One list of entries per word. SQLite keeps one per batch of changes, and looks for the newest entries with two
    words through all of them, from the end: 1.4 ms at 100,000 entries, 0.1 in one list. PostgreSQL joins by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_fts (search_fts) VALUES ('optimize')")


def _any_form(term: Term, beginning: str, whole: str, either: str) -> str:
    """What begins with the word or is its base form, as an engine writes it; a list less to go through when the base
    form begins with the word."""
    begins = beginning.format(term.word)
    return begins if term.lemma.startswith(term.word) else f"({begins}{either}{whole.format(term.lemma)})"


def _sqlite(terms: list[Term], site_id: int) -> list[int]:
    query = " AND ".join(_any_form(term, '"{}"*', '"{}"', " OR ") for term in terms)
    # A space before it: the word, or one that begins with it.
    starts = [f" {term.lemma}" for term in terms]
    twice = [start for start in starts for _time in range(2)]
    return _ids(_best(len(terms)), [query, site_id, CANDIDATES, *starts, *twice, SHORT_TEXT, MAX_HITS + 1])


def _best(terms: int) -> str:
    """The full-text table gives its rows by number, the newest first, and stops when it has enough.

    They are weighed here: FTS5's own bm25 goes through every row that holds a word, however few are asked for.
    """
    in_title = " + ".join(["(instr(' ' || title_words, %s) > 0)"] * terms)
    of_text = " + ".join(["(length(words) - length(replace(' ' || words, %s, '')) + 1) * 1.0 / length(%s)"] * terms)
    return f"""
        WITH hits AS MATERIALIZED (
            SELECT entry.id, entry.title_words, entry.words FROM search_fts
            CROSS JOIN search_searchentry entry ON entry.id = search_fts.rowid
            WHERE search_fts MATCH %s AND entry.site_id = %s
            ORDER BY search_fts.rowid DESC LIMIT %s
        )
        SELECT id FROM hits
        ORDER BY {in_title} DESC, ({of_text}) / (length(words) + %s) DESC, id DESC LIMIT %s
    """


def _postgresql(terms: list[Term], site_id: int) -> list[int]:
    """What holds words that stand in many entries is found among the newest ones; the index would give all of them."""
    forms = [_any_form(term, "'{}':*", "'{}'", " | ") for term in terms]
    query = " & ".join(forms)
    values = {"query": query, "site": site_id, "candidates": CANDIDATES, "most": MAX_HITS + 1}
    found = _ids(_WEIGHED.format(_AMONG_NEWEST), values)
    if len(found) > MAX_HITS:
        return found
    common = _common(forms, site_id) if len(forms) > 1 else []
    indexed = " & ".join(form for form in forms if form not in common) or query
    return _ids(_WEIGHED.format(_AMONG_ALL), {**values, "indexed": indexed})


def _common(forms: list[str], site_id: int) -> list[str]:
    """Which of these stand in more than a tenth of the newest entries."""
    return _ids(_COMMON, {"forms": forms, "site": site_id, "sample": SAMPLE, "many": SAMPLE // 10})


def _ids(statement: str, values: list[Any] | dict[str, Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [row[0] for row in cursor.fetchall()]


# `vector` is kept by the database itself, title words heavier (migration 0003). A long text counts less (1).
_WEIGHED = """
    WITH hits AS MATERIALIZED ({})
    SELECT id FROM hits ORDER BY ts_rank(vector, to_tsquery('simple', %(query)s), 1) DESC, id DESC LIMIT %(most)s
"""
_AMONG_NEWEST = """
    SELECT id, vector FROM (
        SELECT id, vector FROM search_searchentry WHERE site_id = %(site)s ORDER BY id DESC LIMIT %(candidates)s
    ) AS newest
    WHERE vector @@ to_tsquery('simple', %(query)s)
"""
# The index goes through every entry with a word it is asked for; as a function the comparison is made without it.
_AMONG_ALL = """
    SELECT id, vector FROM search_searchentry
    WHERE vector @@ to_tsquery('simple', %(indexed)s) AND ts_match_vq(vector, to_tsquery('simple', %(query)s))
        AND site_id = %(site)s
    ORDER BY id DESC LIMIT %(candidates)s
"""
_COMMON = """
    SELECT form FROM unnest(%(forms)s::text[]) AS form, (
        SELECT vector FROM search_searchentry WHERE site_id = %(site)s ORDER BY id DESC LIMIT %(sample)s
    ) AS newest
    WHERE vector @@ to_tsquery('simple', form) GROUP BY form HAVING count(*) > %(many)s
"""
