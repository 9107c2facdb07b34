"""Write down everything that is made while the demo is being loaded."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.db.models.signals import post_save
from wagtail.models import ReferenceIndex, Revision
from wagtail.models.audit_log import BaseLogEntry

from demo.models import DemoRecord

# These follow a thing wherever it goes, or are cleared with it in `demo.removal`.
_FOLLOWERS = (DemoRecord, ContentType, ReferenceIndex, Revision, BaseLogEntry)


@contextmanager
def recording(site_id: int | None = None) -> Iterator[list[DemoRecord]]:
    """Register every new thing made inside the block: whatever room made it, whatever kind it is.

    What is deleted again inside the block simply isn't found when the demo is removed.
    """
    made: list[DemoRecord] = []
    seen: set[tuple[int, str]] = set()

    def note(sender: type[Model], instance: Model, created: bool, raw: bool = False, **kwargs: Any) -> None:
        if not created or raw or issubclass(sender, _FOLLOWERS) or sender._meta.app_label == "migrations":
            return
        content_type = ContentType.objects.get_for_model(sender, for_concrete_model=True)
        key = (content_type.pk, str(instance.pk))
        if key not in seen:
            seen.add(key)
            made.append(DemoRecord(content_type=content_type, object_id=key[1], site_id=site_id))

    post_save.connect(note, weak=False, dispatch_uid="demo.recording")
    try:
        yield made
    finally:
        post_save.disconnect(note, dispatch_uid="demo.recording")
    DemoRecord.objects.bulk_create(made, ignore_conflicts=True)
