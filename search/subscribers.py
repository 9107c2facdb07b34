"""Follow what goes public and what leaves."""

from typing import Any

from django.dispatch import receiver

from core.pages.models import BasePage
from core.pages.signals import left_public, went_public
from search.services import forget_page, index_page


@receiver(went_public)
def add_to_index(page: BasePage, **kwargs: Any) -> None:
    index_page(page)


@receiver(left_public)
def take_from_index(page: BasePage, **kwargs: Any) -> None:
    forget_page(page.pk)
