"""The golden municipalities of 2015 and 2017, as facts with their source, for each campaign."""

import csv
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction
from wagtail.models import Site

from awards.models import HistoricLaureate

FACTS = Path(__file__).parent / "data" / "laureates.csv"


def facts() -> Iterator[dict[str, str]]:
    """One row per laureate; who awarded it and where that can be read stands in each."""
    with FACTS.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@transaction.atomic
def load_laureates(site: Site) -> int:
    """Give a campaign the laureates it doesn't have yet; returns how many.

    What an editor changed stays. One row that was removed on purpose comes back: it is a fact.
    """
    made = 0
    for row in facts():
        values = {name: value for name, value in row.items() if name not in ("year", "name")}
        _laureate, is_new = HistoricLaureate.objects.get_or_create(
            site=site, year=int(row["year"]), name=row["name"], defaults=values
        )
        made += is_new
    return made
