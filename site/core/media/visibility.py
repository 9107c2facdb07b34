"""Whether readers may see a picture or document now: the one place that decides.

A file is public while something public uses it. What uses it is Wagtail's reference index; whether
that is public is asked of the page's own public query set, or of the function a room registered
for its records.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Page, ReferenceIndex

from core.media.models import CampaignImage
from core.people.enums import Scope

ShownPublicly = Callable[[list[str]], bool]
_record_users: dict[type[Model], ShownPublicly] = {}


def register_media_user(model: type[Model]) -> Callable[[ShownPublicly], ShownPublicly]:
    """Tell for a model that isn't a page whether any of these primary keys is shown to readers."""

    def register(shown: ShownPublicly) -> ShownPublicly:
        _record_users[model] = shown
        return shown

    return register


def is_used_publicly(thing: Model) -> bool:
    """Whether a public page or record refers to this picture, document or person."""
    users: dict[int, set[str]] = defaultdict(set)
    references = ReferenceIndex.get_references_to(thing).values_list("base_content_type_id", "object_id")
    for content_type_id, object_id in references:
        users[content_type_id].add(object_id)
    return any(
        _is_any_public(ContentType.objects.get_for_id(content_type_id).model_class(), sorted(ids))
        for content_type_id, ids in users.items()
    )


def _is_any_public(model: type[Model] | None, ids: list[str]) -> bool:
    if model is None:
        return False
    if issubclass(model, Page):
        return any_public_page(ids)
    shown = _record_users.get(model)
    return shown is not None and shown(ids)


def any_public_page(ids: Iterable[Any]) -> bool:
    """Whether any of these pages is public by the query set of its own type."""
    by_type: dict[type[Page] | None, list[int]] = defaultdict(list)
    live = Page.objects.live().filter(pk__in=ids).select_related("content_type")
    for page in live:
        by_type[page.cached_content_type.model_class()].append(page.pk)
    return any(
        model.objects.public().filter(pk__in=pks).exists() for model, pks in by_type.items() if model is not None
    )


def is_image_public(image: CampaignImage) -> bool:
    """Whether renditions of this picture may be served to anyone now."""
    return not image.refusals(Scope.SITE) and is_used_publicly(image)
