"""Pictures and documents of a secret draft, such as a press release, are for who may work on that draft."""

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Page, ReferenceIndex, Revision, get_page_models
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.media.visibility import is_used_publicly

Reference = tuple[int, str]


def without_secrets(media: QuerySet, user) -> QuerySet:
    """The pictures or documents of a list that this colleague may see."""
    secret = secrets_for(user, media.model)
    return media.exclude(pk__in=secret) if secret else media


def secrets_for(user, model: type) -> set[int]:
    """What only drafts use that this colleague may not open; her own uploads and what is public are no secret."""
    if user.is_superuser:
        return set()
    wanted = ContentType.objects.get_for_model(model).pk
    used = {reference for page in _drafts_closed_to(user) for reference in _references(page)}
    ids = {int(pk) for content_type_id, pk in used if content_type_id == wanted}
    candidates = model.objects.filter(pk__in=ids).exclude(uploaded_by_user=user) if ids else ()
    return {one.pk for one in candidates if not is_used_publicly(one)}


def _drafts_closed_to(user) -> Iterator[Page]:
    for model in get_page_models():
        if getattr(model, "keeps_draft_secret", False):
            waiting = model.objects.filter(Q(live=False) | Q(has_unpublished_changes=True))
            workable = PagePermissionPolicy(model).instances_user_has_any_permission_for(user, ["change", "publish"])
            yield from waiting.exclude(pk__in=workable.values("pk"))


def _references(page: Page) -> Iterator[Reference]:
    """Everything the page and each of its versions points to: which version goes out is decided elsewhere."""
    yield from ReferenceIndex.get_references_for_object(page).values_list("to_content_type_id", "to_object_id")
    for pk, created_at in Revision.objects.for_instance(page).values_list("pk", "created_at"):
        yield from _references_of_revision(pk, created_at)


@lru_cache(maxsize=1000)
def _references_of_revision(pk: int, created_at: datetime) -> frozenset[Reference]:
    """A revision is never changed, so this is worked out once for each process."""
    draft = Revision.objects.get(pk=pk).as_object()
    return frozenset((to, pk) for to, pk, _model_path, _path in ReferenceIndex._extract_references_from_object(draft))
