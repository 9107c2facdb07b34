"""Branches of the tree behind a login or password. Mostly there are none, and nobody should have to ask twice."""

from wagtail.models import PageViewRestriction

from core.cache.memory import remember


def view_restrictions() -> list[PageViewRestriction]:
    """Every restriction of this installation, with its page."""
    return remember("view restrictions", lambda: list(PageViewRestriction.objects.select_related("page")))
