"""Many of what a list shows: copies of one public page, written straight to its tables.

Publishing thirty pages one by one asks the gate and both indexes thirty times; a test that counts a list's queries doesn't need that.
"""

from copy import copy
from typing import Any
from uuid import uuid4

from django.db.models import Field, Model
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Page


def copies_of(page: Page, number: int, **changed: Any) -> list[Any]:
    """Pages beside this one with its fields (but for these), rows and choices, each with a title and slug of its own."""
    original = type(page).objects.get(pk=page.pk)
    path = Page.objects.filter(pk=original.get_parent().pk).get().get_last_child().path
    twins = []
    for count in range(1, number + 1):
        path = Page._get_path(path[: -Page.steplen], original.depth, int(path[-Page.steplen :], 36) + 1)
        twins.append(_copy(original, path, count, changed))
    parent = original.get_parent()
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + number)
    return twins


def copy_under(parent: Page, page: Page, **changed: Any) -> Any:
    """The first page below another parent, with the fields of this one (but for these)."""
    original = type(page).objects.get(pk=page.pk)
    changed = {"url_path": f"{parent.url_path}{original.slug}/", "slug": original.slug, **changed}
    Page.objects.filter(pk=parent.pk).update(numchild=1)
    return _copy(original, Page._get_path(parent.path, parent.depth + 1, 1), 1, changed)


def copy_of(record: Model, **changed: Any) -> Any:
    """A row like this one, but for these fields; a unique random id is made anew."""
    twin = copy(record)
    twin._state = copy(record._state)
    twin.pk, twin._state.adding, twin._state.fields_cache = None, True, {}
    for field in record._meta.concrete_fields:
        if field.unique and not field.primary_key and callable(field.default):
            setattr(twin, field.attname, field.get_default())
    for name, value in changed.items():
        setattr(twin, name, value)
    twin.save_base(raw=True, force_insert=True)
    return twin


def _copy(original: Page, path: str, count: int, changed: dict[str, Any]) -> Any:
    twin = type(original)(**{field.attname: getattr(original, field.attname) for field in _own_fields(original)})
    twin.title = twin.draft_title = f"{original.title} {count}"
    twin.slug = f"{original.slug}-kopie-{count}"
    twin.url_path = f"{original.url_path.rstrip('/')}-kopie-{count}/"
    twin.path, twin.translation_key = path, uuid4()
    for name, value in changed.items():
        setattr(twin, name, value)
    fields = [field.attname for field in Page._meta.local_fields if not field.primary_key]
    base = Page(**{name: getattr(twin, name) for name in fields})
    base.save_base(raw=True, force_insert=True)
    twin.pk = twin.page_ptr_id = base.pk
    twin.save_base(raw=True, force_insert=True)
    for relation in get_all_child_relations(original):
        for row in getattr(original, relation.get_accessor_name()).all():
            copy_of(row, **{relation.field.attname: base.pk})
    for field in get_all_child_m2m_relations(original):
        getattr(twin, field.name).set(getattr(original, field.name).all())
        getattr(twin, field.name).commit()
    return twin


def _own_fields(page: Page) -> list[Field]:
    """All fields but the keys and what points to revisions of the original."""
    left = {"id", "page_ptr_id", "latest_revision_id", "live_revision_id"}
    return [field for field in page._meta.concrete_fields if field.attname not in left]
