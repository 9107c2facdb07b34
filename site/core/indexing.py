"""Wagtail's own indexes (references, the admin's search) follow a page once per save.

Left alone, the whole page is read anew for each row that belongs to it (photos, contacts, quotes), and twice more
when only the existence of a draft is noted, which changes nothing an index holds.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import apps
from django.db.models import Model
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import TaskResult
from modelcluster.fields import ParentalKey
from wagtail.models import COMMENTS_RELATION_NAME

# What `save_revision` writes on the page itself: that there is a draft, and of when.
# Comments are rows of the page; one that changed asks for an index itself.
DRAFT_NOTES = frozenset(
    {
        "latest_revision",
        "latest_revision_created_at",
        "draft_title",
        "has_unpublished_changes",
        COMMENTS_RELATION_NAME,
    }
)

_waiting: ContextVar[list[TaskResult] | None] = ContextVar("waiting", default=None)


class IndexingBackend(ImmediateBackend):
    """Runs Wagtail's tasks at once, in the caller's transaction, but during `indexed_once` at its end."""

    def _execute_task(self, task_result: TaskResult) -> None:
        waiting = _waiting.get()
        if waiting is None:
            super()._execute_task(task_result)
        else:
            waiting.append(task_result)


@contextmanager
def indexed_once(page: Model, fields: Iterable[str] | None) -> Iterator[None]:
    """Save this page within this block, and each index is brought up to date once, after it.

    :param fields: the `update_fields` of the save; None means all.
    """
    waiting: list[TaskResult] = []
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    tasks = list({(result.task.module_path, *result.args): result for result in waiting}.values())
    of_rows = [result for result in tasks if _belongs_to_a_page(result)]
    changes_nothing = not of_rows and fields is not None and DRAFT_NOTES.issuperset(fields)
    for result in tasks:
        if result not in of_rows and not (changes_nothing and isinstance(page, _model_of(result))):
            result.task.get_backend()._execute_task(result)


def _model_of(result: TaskResult) -> type[Model]:
    return apps.get_model(*result.args[:2])


def _belongs_to_a_page(result: TaskResult) -> bool:
    return any(isinstance(field, ParentalKey) for field in _model_of(result)._meta.get_fields())
