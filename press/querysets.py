"""Releases as readers may see them."""

from typing import Self

from django.db.models import Prefetch
from wagtail.models import PageManager

from core.pages.querysets import BasePageQuerySet


class ReleaseQuerySet(BasePageQuerySet):
    """Reads as a sentence: `PressReleasePage.objects.public().newest_first()`."""

    def newest_first(self) -> Self:
        return self.order_by("-date", "-pk")

    def for_lists(self) -> Self:
        photos = self.model.photos.rel.related_model.objects.select_related("image")
        return self.select_related("listing_image").prefetch_related(Prefetch("photos", queryset=photos))


ReleaseManager = PageManager.from_queryset(ReleaseQuerySet, class_name="ReleaseManager")
