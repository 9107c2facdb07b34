"""Posts as readers may see them."""

from typing import Self

from django.db.models import Prefetch
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

    def for_page(self) -> Self:
        authors = self.model.post_authors.rel.related_model.objects.select_related("person__portrait")
        return (
            super()
            .for_page()
            .select_related("hero_image")
            .prefetch_related(Prefetch("post_authors", queryset=authors), "topics")
        )

    def for_feeds(self) -> Self:
        """Everything a feed entry shows, in a fixed number of queries."""
        return self.for_lists().prefetch_related("topics")

    def for_sitemap(self) -> Self:
        return self.select_related("hero_image", "listing_image")

    def for_lists(self) -> Self:
        """Everything a card shows, in a fixed number of queries."""
        authors = self.model.post_authors.rel.related_model.objects.select_related("person")
        return self.select_related("hero_image", "listing_image").prefetch_related(
            Prefetch("post_authors", queryset=authors)
        )


BlogPostManager = PageManager.from_queryset(BlogPostQuerySet, class_name="BlogPostManager")
