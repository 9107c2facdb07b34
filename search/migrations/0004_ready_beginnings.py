"""SQLite keeps a list of the entries per beginning of a word, so that the newest are found without reading all of them.

Without such a list FTS5 first puts together every entry of every word that begins so. It no longer keeps where in an
entry a word stands, which nothing asks for: with twelve lists the index is still a third of what it was. Without places
a search for two tokens in a row is an error, so a token is whatever stands between spaces, as `search.rules` wrote it.
"""

from django.db import migrations

MAKE = """CREATE VIRTUAL TABLE search_fts USING fts5(
    title_words, words, content='search_searchentry', content_rowid='id', {})"""
BEFORE = "tokenize='unicode61 remove_diacritics 2', prefix='3'"
AFTER = """detail=none, prefix='1 2 3 4 5 6 7 8 9 10 11 12',
    tokenize="unicode61 remove_diacritics 2 categories 'L* M* N* P* S* C*'" """


def _anew(schema_editor, options):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE IF EXISTS search_fts")
        schema_editor.execute(MAKE.format(options))
        schema_editor.execute("INSERT INTO search_fts(search_fts) VALUES ('rebuild')")


def make(apps, schema_editor):
    _anew(schema_editor, AFTER)


def unmake(apps, schema_editor):
    _anew(schema_editor, BEFORE)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_ready_vectors")]

    operations = [migrations.RunPython(make, unmake, elidable=False)]
