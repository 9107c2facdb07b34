"""Posts as readers may see them."""

import calendar
from datetime import date
from typing import Self

from wagtail.models import PageManager

from blog.cards import Row
from core.pages.querysets import BasePageQuerySet


class BlogPostQuerySet(BasePageQuerySet):
    """Reads as a sentence: `BlogPost.objects.public().by(person).newest_first()`."""

    def for_page(self) -> Self:
        """Its people and topics come along when it is shown (`BlogPost.bring_belongings`)."""
        return super().for_page().tied("hero_image")

    def with_bylines(self) -> Self:
        """With the people who wrote each post, in one query for all."""
        return self.prefetch_related("post_authors").tied("post_authors.person.portrait")

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
        # As a range, which an index of dates can find; a year and a month apart are worked out for every post.
        last = calendar.monthrange(year, month)[1]
        return self.filter(date__range=(date(year, month, 1), date(year, month, last)))

    def for_feeds(self) -> Self:
        """Everything a feed entry shows, in a fixed number of queries."""
        return self.with_bylines().prefetch_related("topics").tied("hero_image", "listing_image")

    def for_sitemap(self) -> Self:
        return self.select_related("hero_image", "listing_image")

    def for_cards(self) -> Self:
        """The rows that `blog.cards` makes cards of, the newest post first."""
        these = self.model._default_manager.filter(pk__in=self.values("pk")).newest_first()
        return these.order_by(*these.query.order_by, "post_authors__sort_order").values_list(*Row._fields)


BlogPostManager = PageManager.from_queryset(BlogPostQuerySet, class_name="BlogPostManager")
