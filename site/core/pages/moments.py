"""Pages that leave by themselves."""

from datetime import datetime

from wagtail.models import Page, Site

from core.cache.moments import changes_at


@changes_at
def first_end_of_a_page(site: Site, now: datetime) -> datetime | None:
    """The first `expire_at` after `now` of a live page of this campaign."""
    pages = Page.objects.live().descendant_of(site.root_page, inclusive=True).filter(expire_at__gt=now)
    return pages.order_by("expire_at").values_list("expire_at", flat=True).first()
