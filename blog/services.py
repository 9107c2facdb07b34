"""What other rooms may ask of the blog."""

from datetime import datetime

from django.utils import timezone
from wagtail.models import Page, Site

from blog.cards import PostCard, cards_of
from blog.models import BlogPost
from blog.querysets import BlogPostQuerySet
from core.written import written_once


def newest_posts(site: Site, count: int) -> list[PostCard]:
    """The newest public posts of a campaign, as cards."""
    return cards_of(_newest(site.root_page, count, now=timezone.now()), site.root_page)


@written_once
def _newest(home: Page, count: int, *, now: datetime) -> BlogPostQuerySet:
    return BlogPost.objects.public(now).descendant_of(home).newest_first()[:count].for_cards()
