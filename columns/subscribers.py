"""An answer follows its dilemma: on and off the site, and to another place in the tree."""

from typing import Any

from django.db.models import Max
from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import post_page_move

from columns.enums import TurnKind
from columns.models import AnswerPage, ColumnSeriesPage, DilemmaPage, Exchange
from core.pages.signals import announce, left_public, went_public


@receiver([went_public, left_public], sender=DilemmaPage)
def announce_the_answer(page: DilemmaPage, **kwargs: Any) -> None:
    for answer in AnswerPage.objects.child_of(page):
        announce(answer)


@receiver(post_delete, sender=DilemmaPage)
def end_the_exchange(instance: DilemmaPage, **kwargs: Any) -> None:
    """Without its dilemma an exchange is nothing; its answer stood below it and went too."""
    Exchange.objects.filter(turns=instance.turn_id).delete()


@receiver(post_page_move)
def follow_a_move(instance: Page, **kwargs: Any) -> None:
    """A moved dilemma joins its new series; a moved answer answers its new dilemma."""
    page = instance.specific
    if isinstance(page, DilemmaPage):
        _join_series(page)
    elif isinstance(page, AnswerPage):
        page.turn = page.dilemma.turn.exchange.turns.get(kind=TurnKind.ANSWER)
        page.save(update_fields=["turn"])


def _join_series(page: DilemmaPage) -> None:
    series = ColumnSeriesPage.objects.get(pk=page.get_parent().pk)
    exchange = page.turn.exchange
    if exchange.series_id != series.pk:
        last = Exchange.objects.filter(series=series).aggregate(last=Max("number"))["last"] or 0
        exchange.series, exchange.number, exchange.site = series, last + 1, series.get_site()
        exchange.save()
        exchange.turns.update(site=exchange.site)
