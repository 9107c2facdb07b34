"""PostgreSQL keeps the weighed words ready: making them anew for every hit is what a search cost."""

from django.db import migrations

FORWARD = [
    "DROP INDEX IF EXISTS search_words_gin",
    """ALTER TABLE search_searchentry ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title_words), 'A') || to_tsvector('simple', words)) STORED""",
    "CREATE INDEX search_vector_gin ON search_searchentry USING gin (vector)",
]
BACK = [
    "ALTER TABLE search_searchentry DROP COLUMN IF EXISTS vector",
    """CREATE INDEX search_words_gin ON search_searchentry
        USING gin (to_tsvector('simple', title_words || ' ' || words))""",
]


def make(apps, schema_editor):
    for statement in FORWARD if schema_editor.connection.vendor == "postgresql" else []:
        schema_editor.execute(statement)


def unmake(apps, schema_editor):
    for statement in BACK if schema_editor.connection.vendor == "postgresql" else []:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_full_text")]

    operations = [migrations.RunPython(make, unmake, elidable=False)]
