"""Tell the house when a page went public or left."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_slug_changed, post_page_move

from core.pages.models import BasePage
from core.pages.signals import announce, left_public


def announce_tree(top: Page) -> None:
    """The same for a page and all below it."""
    for page in top.get_descendants(inclusive=True).specific().iterator(chunk_size=100):
        if isinstance(page, BasePage):
            announce(page)


@receiver(pre_delete)
def tell_that_a_page_goes(sender: type, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, BasePage):
        left_public.send_robust(sender=type(instance), page=instance)


@receiver(post_page_move)
@receiver(page_slug_changed)
def tell_that_addresses_changed(instance: Page, **kwargs: Any) -> None:
    announce_tree(instance)


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def tell_that_privacy_changed(instance: PageViewRestriction, **kwargs: Any) -> None:
    top = Page.objects.filter(pk=instance.page_id).first()
    if top is not None:
        announce_tree(top)
