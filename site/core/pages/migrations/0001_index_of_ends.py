"""Few pages have an end, and each change of a campaign asks for the first: without an index that reads every page."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("wagtailcore", "0098_apitoken")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX pages_with_an_end ON wagtailcore_page (expire_at) WHERE expire_at IS NOT NULL",
            "DROP INDEX pages_with_an_end",
        )
    ]
