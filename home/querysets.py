"""The campaign's own pages with what they show."""

from typing import Self

from django.db.models import Prefetch
from wagtail.models import PageManager

from core.pages.querysets import BasePageQuerySet


class HomeQuerySet(BasePageQuerySet):
    def for_page(self) -> Self:
        people = self.model.featured_people.rel.related_model.objects.select_related("person__portrait")
        shown = super().for_page().tied("hero_image")
        return shown.prefetch_related(Prefetch("featured_people", queryset=people))


class StatementQuerySet(BasePageQuerySet):
    def for_page(self) -> Self:
        return super().for_page().prefetch_related("deviations")


HomeManager = PageManager.from_queryset(HomeQuerySet, class_name="HomeManager")
StatementManager = PageManager.from_queryset(StatementQuerySet, class_name="StatementManager")
