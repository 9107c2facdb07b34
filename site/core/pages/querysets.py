"""The one public query set: every page, list, feed, sitemap, search entry and kit starts from it."""

from datetime import datetime
from typing import Self

from django.db.models import Q
from django.utils import timezone
from wagtail.models import PageManager, PageQuerySet, Site

from core.known import tie_along
from core.pages.privacy import view_restrictions


class BasePageQuerySet(PageQuerySet):
    """Subclasses narrow `public`; nothing else decides what readers see."""

    # Which pictures and people each page is tied to: they are known, and so cost neither query nor join.
    _tied: tuple[str, ...] = ()

    def _clone(self) -> Self:
        twin = super()._clone()
        twin._tied = self._tied
        return twin

    def _fetch_all(self) -> None:
        is_new = self._result_cache is None
        super()._fetch_all()
        if is_new and self._fields is None:
            for path in self._tied:
                tie_along(self._result_cache, path)

    def tied(self, *paths: str) -> Self:
        """With these pictures and people, as `turn.person.portrait`, from what is known (`core.known`)."""
        twin = self._chain()
        twin._tied = (*self._tied, *paths)
        return twin

    def public(self, now: datetime | None = None) -> Self:
        """Live, not past its end, and without a view restriction at this moment (aware, any zone)."""
        moment = now or timezone.now()
        unexpired = Q(expire_at__isnull=True) | Q(expire_at__gt=moment)
        return self.outside_private_branches().live().filter(unexpired)

    def outside_private_branches(self) -> Self:
        """Without what stands behind a login or password."""
        return super().public() if view_restrictions() else self

    def for_page(self) -> Self:
        """With what one page of this type shows besides itself, in a fixed number of queries."""
        return self.tied("listing_image", "social_image")

    def for_sitemap(self) -> Self:
        """With the pictures that a sitemap names."""
        return self

    def count_up_to(self, most: int) -> int:
        """How many there are; no further than this is counted."""
        return self.order_by(*self.query.order_by).values("pk")[:most].count()

    def in_campaign(self, site: Site) -> Self:
        """Only pages below the root page of this campaign."""
        return self.descendant_of(site.root_page, inclusive=True)


BasePageManager = PageManager.from_queryset(BasePageQuerySet, class_name="BasePageManager")
