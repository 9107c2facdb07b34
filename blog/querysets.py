"""Posts as readers may see them."""

from typing import Any, Self

from wagtail.models import PageManager

from core.known import tie
from core.pages.querysets import BasePageQuerySet

# What a card shows of a post, and what its address needs.
ON_A_CARD = (
    "path",
    "depth",
    "numchild",
    "url_path",
    "slug",
    "locale",
    "content_type",
    "live",
    "expire_at",
    "title",
    "draft_title",
    "search_description",
    "first_published_at",
    "last_published_at",
    "listing_summary",
    "listing_image",
    "hero_image",
    "date",
    "lead",
    "words",
)


class BlogPostQuerySet(BasePageQuerySet):
    """Reads as a sentence: `BlogPost.objects.public().by(person).newest_first()`."""

    # Whether pictures and people are tied to each post: they are remembered, and so cost no query and no join.
    _is_for_cards = False

    def _clone(self) -> Self:
        twin = super()._clone()
        twin._is_for_cards = self._is_for_cards
        return twin

    def _fetch_all(self) -> None:
        is_new = self._result_cache is None
        super()._fetch_all()
        if is_new and self._is_for_cards and self._fields is None:
            tie_to_cards(self._result_cache)

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

    def for_feeds(self) -> Self:
        """Everything a feed entry shows, in a fixed number of queries."""
        found = self.prefetch_related("post_authors", "topics")
        found._is_for_cards = True
        return found

    def for_sitemap(self) -> Self:
        return self.select_related("hero_image", "listing_image")

    def for_lists(self) -> Self:
        """Everything a card shows, in a fixed number of queries."""
        found = self.only(*ON_A_CARD).prefetch_related("post_authors")
        found._is_for_cards = True
        return found


def tie_to_cards(posts: list[Any]) -> None:
    """Give each post its pictures, and each of its authors the person."""
    tie(posts, "hero_image", "listing_image")
    tie(tie([author for post in posts for author in post.post_authors.all()], "person"), "portrait")


BlogPostManager = PageManager.from_queryset(BlogPostQuerySet, class_name="BlogPostManager")
