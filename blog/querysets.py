"""Posts as readers may see them."""

from typing import Self

from django.db.models import Prefetch
from wagtail.images import get_image_model
from wagtail.models import PageManager

from core.pages.querysets import BasePageQuerySet


class BlogPostQuerySet(BasePageQuerySet):
    """Reads as a sentence: `BlogPost.objects.public().by(person).newest_first()`."""

    def newest_first(self) -> Self:
        return self.order_by("-date", "-pk")

    def by(self, person) -> Self:
        """Posts with this person in the byline, alone or with others."""
        return self.filter(post_authors__person=person).distinct()

    def about(self, topic) -> Self:
        return self.filter(topics=topic)

    def in_year(self, year: int) -> Self:
        return self.filter(date__year=year)

    def in_month(self, year: int, month: int) -> Self:
        return self.filter(date__year=year, date__month=month)

    def for_lists(self) -> Self:
        """Everything a card or feed entry shows, in a fixed number of queries."""
        images = get_image_model().objects.prefetch_related("renditions")
        return self.prefetch_related(
            Prefetch("hero_image", queryset=images),
            Prefetch("listing_image", queryset=images),
            "post_authors__person",
            "topics",
        )


BlogPostManager = PageManager.from_queryset(BlogPostQuerySet, class_name="BlogPostManager")
