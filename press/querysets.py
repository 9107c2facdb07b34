"""The press room and its releases as readers may see them."""

from typing import Self

from django.db.models import Prefetch
from wagtail.models import PageManager

from core.pages.querysets import BasePageQuerySet


class ReleaseQuerySet(BasePageQuerySet):
    """Reads as a sentence: `PressReleasePage.objects.public().newest_first()`."""

    def newest_first(self) -> Self:
        return self.order_by("-date", "-pk")

    def for_page(self) -> Self:
        return super().for_page().select_related("clearance")

    def for_sitemap(self) -> Self:
        return self.for_lists()

    def for_lists(self) -> Self:
        photos = self.model.photos.rel.related_model.objects.select_related("image")
        return self.select_related("listing_image").prefetch_related(Prefetch("photos", queryset=photos))


class RoomQuerySet(BasePageQuerySet):
    def for_page(self) -> Self:
        contacts = self.model.contacts.rel.related_model.objects.select_related("person__portrait")
        return super().for_page().prefetch_related(Prefetch("contacts", queryset=contacts))


ReleaseManager = PageManager.from_queryset(ReleaseQuerySet, class_name="ReleaseManager")
RoomManager = PageManager.from_queryset(RoomQuerySet, class_name="RoomManager")
