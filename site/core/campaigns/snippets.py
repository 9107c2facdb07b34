"""The base of our snippets: lists and choosers hold the records of one's own campaigns."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from core.campaigns.services import editor_sites


class _OwnRecords:
    request: HttpRequest

    def get_object_list(self) -> QuerySet:
        return super().get_object_list().filter(site__in=editor_sites(self.request.user))


class CampaignChooseView(_OwnRecords, ChooseView):
    """The chooser."""


class CampaignChooseResultsView(_OwnRecords, ChooseResultsView):
    """The part of the chooser that changes while one searches."""


class CampaignSnippetChooserViewSet(SnippetChooserViewSet):
    choose_view_class = CampaignChooseView
    choose_results_view_class = CampaignChooseResultsView


class CampaignSnippetViewSet(SnippetViewSet):
    """Screens for a `CampaignRecord`; `core.campaigns.wall` guards the addresses of each record."""

    chooser_viewset_class = CampaignSnippetChooserViewSet

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return self.model.objects.filter(site__in=editor_sites(request.user))
