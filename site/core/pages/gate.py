"""The public gate: whatever makes a page public asks here, and gets the reasons when it may not.

It is asked at four doors: the publish button (a hook), anything that saves a live page (bulk
action, workflow, API, code), the minute tick that publishes on time, and serving itself.
"""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from core.media.models import CampaignImage
from core.people.models import Person


class PublishRefused(Exception):
    """A page may not become public; `refusals` says why, in sentences an editor can act on."""

    def __init__(self, refusals: list[str]) -> None:
        super().__init__(" ".join(refusals))
        self.refusals = refusals


def refusals(page: Page) -> list[str]:
    """Why this page, as it is in memory, may not be public; empty when it may. Repeats are left out."""
    found = getattr(page, "public_refusals", None)
    return list(dict.fromkeys(found())) if found else []


def images_used(page: Page) -> list[CampaignImage]:
    """Every picture this page shows, portraits of its people included, saved or not."""
    image_type = ContentType.objects.get_for_model(CampaignImage).pk
    person_type = ContentType.objects.get_for_model(Person).pk
    found = list(_references(page))
    image_ids = {object_id for content_type_id, object_id in found if content_type_id == image_type}
    person_ids = {object_id for content_type_id, object_id in found if content_type_id == person_type}
    portraits = Person.objects.filter(pk__in=person_ids).exclude(portrait=None).values_list("portrait", flat=True)
    wanted = {int(pk) for pk in image_ids} | set(portraits)
    return list(CampaignImage.objects.filter(pk__in=wanted).prefetch_related("consents").order_by("pk"))


def _references(page: Page) -> Iterator[tuple[int, str]]:
    for content_type_id, object_id, _model_path, _path in ReferenceIndex._extract_references_from_object(page):
        yield content_type_id, object_id
