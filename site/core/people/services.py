"""Withdraw a consent: everything that rests on it goes, in one act."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex

from core.audit.services import record
from core.media.models import CampaignImage
from core.pages.gate import refusals
from core.pages.models import BasePage
from core.pages.services import page_types
from core.people.models import Consent, Person
from core.people.signals import consent_withdrawn


@dataclass
class Places:
    """Everywhere a consent is used."""

    images: list[CampaignImage] = field(default_factory=list)
    pages: list[BasePage] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)


def places(consent: Consent) -> Places:
    """Every picture, page and portrait that rests on this consent, public or not."""
    images = list(consent.images.all())
    found = Places(images=images)
    page_ids: set[int] = set()
    for image in images:
        page_ids |= _page_ids_using(image)
    found.people = list(Person.objects.filter(portrait__in=images))
    for person in found.people:
        page_ids |= _page_ids_using(person)
    for model in page_types():
        page_ids |= set(model.objects.filter(consents=consent).values_list("pk", flat=True))
    pages = Page.objects.filter(pk__in=page_ids).specific().order_by("path")
    found.pages = [page for page in pages if isinstance(page, BasePage)]
    return found


def _page_ids_using(thing: models.Model) -> set[int]:
    page_type = ContentType.objects.get_for_model(Page).pk
    references = ReferenceIndex.get_references_to(thing).filter(base_content_type_id=page_type)
    return {int(object_id) for object_id in references.values_list("object_id", flat=True)}


def withdraw_consent(consent: Consent, user=None, now: datetime | None = None) -> Places:
    """Mark a consent withdrawn and take what rests on it off pages, portraits, renditions and kits.

    A picture leaves each page that shows it; a page that can't do without it, or whose story rested
    on the consent, is unpublished. Kits and records of other rooms follow the `consent_withdrawn`
    signal within the same transaction. Returns every place it was used, for the editor to read.
    """
    with transaction.atomic():
        found = places(consent)
        consent.withdrawn_at = now or timezone.now()
        consent.save(update_fields=["withdrawn_at"])
        for person in found.people:
            person.portrait = None
            person.save(update_fields=["portrait"])
        for page in found.pages:
            _take_off(page, found.images, user)
        consent_withdrawn.send(sender=Consent, consent=consent, images=found.images, pages=found.pages)
        for image in found.images:
            _delete_renditions(image)
        record(
            site=consent.site,
            actor=user,
            action="consent.withdraw",
            target=consent,
            detail={
                "images": [image.pk for image in found.images],
                "pages": [page.pk for page in found.pages],
                "people": [person.pk for person in found.people],
            },
        )
    return found


def _delete_renditions(image: CampaignImage) -> None:
    files = [(rendition.file.storage, rendition.file.name) for rendition in image.renditions.all()]
    image.renditions.all().delete()
    transaction.on_commit(lambda: [storage.delete(name) for storage, name in files])


def _take_off(page: BasePage, images: Iterable[CampaignImage], user) -> None:
    """Remove pictures from a page, or unpublish it when what is left may not be public."""
    image_ids = {image.pk for image in images}
    was_live = page.live
    _remove_images(page, image_ids)
    if was_live:
        page.accept_removal()
    if was_live and refusals(page):
        page.unpublish(user=user)
        return
    revision = page.save_revision(user=user, clean=False)
    if was_live:
        revision.publish(user=user)
    else:
        page.save(clean=False)


def _remove_images(page: BasePage, image_ids: set[int]) -> None:
    for model_field in page._meta.get_fields():
        if _is_image_field(model_field) and getattr(page, model_field.attname) in image_ids and model_field.null:
            setattr(page, model_field.name, None)
        elif isinstance(model_field, StreamField):
            _remove_from_stream(getattr(page, model_field.name), image_ids)
    for relation in get_all_child_relations(page):
        _remove_children(getattr(page, relation.get_accessor_name()), image_ids)


def _is_image_field(model_field) -> bool:
    return isinstance(model_field, models.ForeignKey) and model_field.related_model is CampaignImage


def _remove_children(children, image_ids: set[int]) -> None:
    kept = [child for child in children.all() if not _shows_any(child, image_ids)]
    if len(kept) != len(children.all()):
        children.set(kept)


def _shows_any(child: models.Model, image_ids: set[int]) -> bool:
    fields = (model_field for model_field in child._meta.get_fields() if _is_image_field(model_field))
    return any(getattr(child, model_field.attname) in image_ids for model_field in fields)


def _remove_from_stream(stream: StreamValue, image_ids: set[int]) -> None:
    wanted = {str(pk) for pk in image_ids}
    for index in range(len(stream) - 1, -1, -1):
        block = stream[index]
        references = block.block.extract_references(block.value)
        if any(model is CampaignImage and str(pk) in wanted for model, pk, _path, _content in references):
            del stream[index]


def take_off_what_ended(now: datetime) -> int:
    """Unpublish every public page whose story rests on a consent that has ended; returns how many.

    Pictures need no help here: a rendition asks its consents each time it is served.
    """
    today = timezone.localdate(now)
    ended = Consent.objects.ended(today)
    count = 0
    for model in page_types():
        for page in model.objects.live().filter(has_recognisable_people=True, consents__in=ended).distinct():
            page.unpublish()
            count += 1
    return count
