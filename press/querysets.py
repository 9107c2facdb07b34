"""Releases as readers may see them."""

from typing import Self

from django.db.models import Prefetch
from wagtail.images import get_image_model
from wagtail.models import PageManager

from core.pages.querysets import BasePageQuerySet


class ReleaseQuerySet(BasePageQuerySet):
    """Reads as a sentence: `PressReleasePage.objects.public().newest_first()`."""

    def newest_first(self) -> Self:
        return self.order_by("-date", "-pk")

    def for_lists(self) -> Self:
        images = get_image_model().objects.prefetch_related("renditions")
        return self.prefetch_related(
            Prefetch("listing_image", queryset=images), Prefetch("photos__image", queryset=images)
        )


ReleaseManager = PageManager.from_queryset(ReleaseQuerySet, class_name="ReleaseManager")
