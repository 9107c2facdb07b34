"""A series with letters for tests."""

from typing import Any

from wagtail.models import Page

from columns.enums import Recognisability
from columns.models import AnswerPage, ColumnSeriesPage, DilemmaPage
from tests.factories.core import make_person

TEXT = [("text", "<p>Beste wethouder, dit is het verhaal van een keuken.</p>")]


def make_series(home: Page, **fields: Any) -> ColumnSeriesPage:
    site = home.get_site()
    series = ColumnSeriesPage(
        title="Briefwisseling",
        slug=fields.pop("slug", "briefwisseling"),
        social_worker=make_person(site, name="Noor Bakker"),
        alderman=make_person(site, name="Wim Vos", role="wethouder"),
        **fields,
    )
    home.add_child(instance=series)
    return series


def make_dilemma(series: ColumnSeriesPage, title: str = "De keuken", **fields: Any) -> DilemmaPage:
    """A public dilemma, unless `live=False`."""
    values = {"recognisability": Recognisability.COMPOSITE, "question": "Mag het?", "body": TEXT, **fields}
    page = DilemmaPage(title=title, **values)
    series.add_child(instance=page)
    return page


def make_answer(dilemma: DilemmaPage, title: str = "Het mag", **fields: Any) -> AnswerPage:
    """A public answer, unless `live=False`."""
    page = AnswerPage(title=title, body=fields.pop("body", TEXT), **fields)
    dilemma.add_child(instance=page)
    return page
