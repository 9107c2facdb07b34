"""All public pages of a campaign, whatever their type."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import QuerySet
from wagtail.models import Site

from core.pages.models import BasePage


def page_types() -> list[type[BasePage]]:
    """Every page type of the installed rooms, by name."""
    found = [model for model in apps.get_models() if issubclass(model, BasePage)]
    return sorted(found, key=lambda model: model._meta.label)


def public_page_sets(site: Site) -> Iterator[QuerySet]:
    """For each page type the public pages of a campaign."""
    for model in page_types():
        yield model.objects.public().in_campaign(site)
