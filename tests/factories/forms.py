"""What a browser posts from an edit form of the admin."""

from typing import Any

from modelcluster.models import get_all_child_relations
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield


def edit_data(page: Page, **changes: Any) -> dict[str, Any]:
    """What the edit form of a page posts when nothing but `changes` was touched, empty bodies included."""
    data: dict[str, Any] = {"title": page.title, "slug": page.slug, "comments": inline_formset([])}
    for name in ("body", "cards"):
        if hasattr(page, name):
            data[name] = streamfield([])
    for relation in get_all_child_relations(page):
        data.setdefault(relation.get_accessor_name(), inline_formset([]))
    return nested_form_data({**data, **changes})
