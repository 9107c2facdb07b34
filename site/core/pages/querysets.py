"""The one public query set: every page, list, feed, sitemap, search entry and kit starts from it."""

from datetime import datetime
from typing import Self

from django.db.models import Q
from django.utils import timezone
from wagtail.models import PageManager, PageQuerySet, Site

from core.pages.privacy import view_restrictions


class BasePageQuerySet(PageQuerySet):
    """Subclasses narrow `public`; nothing else decides what readers see."""

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
        return self.select_related("listing_image", "social_image")

    def for_sitemap(self) -> Self:
        """With the pictures that a sitemap names."""
        return self

    def in_campaign(self, site: Site) -> Self:
        """Only pages below the root page of this campaign."""
        return self.descendant_of(site.root_page, inclusive=True)


BasePageManager = PageManager.from_queryset(BasePageQuerySet, class_name="BasePageManager")
