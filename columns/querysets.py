"""Letters as readers may see them."""

from datetime import datetime
from typing import Self

from django.db.models import Max
from wagtail.models import PageManager

from columns.enums import TurnKind
from core.campaigns.models import CampaignQuerySet
from core.pages.querysets import BasePageQuerySet


class ExchangeQuerySet(CampaignQuerySet):
    def open_next(self, series):
        """Start the next exchange of a series: its number, and both turns with their day."""
        number = (self.filter(series=series).aggregate(last=Max("number"))["last"] or 0) + 1
        exchange = self.create(site=series.get_site(), series=series, number=number)
        dilemma_on = series.dilemma_date(number)
        exchange.turns.create(site=exchange.site, kind=TurnKind.DILEMMA, due_on=dilemma_on, person=series.social_worker)
        exchange.turns.create(
            site=exchange.site,
            kind=TurnKind.ANSWER,
            due_on=series.answer_date(dilemma_on),
            person=series.alderman,
        )
        return exchange


class SeriesQuerySet(BasePageQuerySet):
    def for_page(self) -> Self:
        people = ("social_worker__portrait", "alderman__portrait")
        return super().for_page().select_related(*people).prefetch_related("pauses")


class DilemmaQuerySet(BasePageQuerySet):
    """Reads as a sentence: `DilemmaPage.objects.public().newest_first()`."""

    def newest_first(self) -> Self:
        return self.order_by("-turn__exchange__number", "-pk")

    def for_lists(self) -> Self:
        """What a list shows of a dilemma, in a fixed number of queries."""
        return self.select_related("turn__exchange").tied("turn.person.portrait", "listing_image")

    def for_page(self) -> Self:
        return self.for_lists().tied("social_image")


class AnswerQuerySet(BasePageQuerySet):
    def public(self, now: datetime | None = None) -> Self:
        """An answer is public only while its dilemma is."""
        from columns.models import DilemmaPage

        dilemmas = DilemmaPage.objects.public(now)
        return super().public(now).filter(turn__exchange__in=dilemmas.values("turn__exchange"))

    def for_lists(self) -> Self:
        return self.select_related("turn__exchange").tied("turn.person.portrait")


SeriesManager = PageManager.from_queryset(SeriesQuerySet, class_name="SeriesManager")
DilemmaManager = PageManager.from_queryset(DilemmaQuerySet, class_name="DilemmaManager")
AnswerManager = PageManager.from_queryset(AnswerQuerySet, class_name="AnswerManager")
