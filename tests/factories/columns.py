"""A series with letters for tests."""

from typing import Any

from wagtail.models import Page

from columns.enums import Recognisability, TurnKind
from columns.models import AnswerPage, ColumnSeriesPage, DilemmaPage, Exchange
from tests.factories.core import make_person
from tests.factories.many import copies_of, copy_of, copy_under

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


def copies_with_turns(dilemma: DilemmaPage, number: int) -> list[DilemmaPage]:
    """So many dilemmas more, each in an exchange of its own, answered where this one is."""
    twins = copies_of(dilemma, number, turn=None)
    exchange, answer = dilemma.turn.exchange, AnswerPage.objects.child_of(dilemma).first()
    last = Exchange.objects.filter(series=exchange.series).latest("number").number
    for count, twin in enumerate(twins, start=1):
        opened = copy_of(exchange, number=last + count)
        turns = {turn.kind: copy_of(turn, exchange=opened) for turn in exchange.turns.all()}
        DilemmaPage.objects.filter(pk=twin.pk).update(turn=turns[TurnKind.DILEMMA])
        if answer:
            copy_under(twin, answer, turn=turns[TurnKind.ANSWER])
    return list(DilemmaPage.objects.filter(pk__in=[twin.pk for twin in twins]).order_by("pk"))
