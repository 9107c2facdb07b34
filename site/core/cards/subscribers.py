"""A page that went public gets its card from the worker; one that left takes it along."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.dispatch import receiver

from core.cards.services import forget_cards
from core.cards.tasks import make_card
from core.pages.models import BasePage
from core.pages.signals import left_public, went_public


@receiver(went_public)
def draw_the_card(page: BasePage, **kwargs: Any) -> None:
    if settings.RENDITIONS_AHEAD:
        transaction.on_commit(lambda: make_card.enqueue(page.pk))


@receiver(left_public)
def take_the_card_away(page: BasePage, **kwargs: Any) -> None:
    key = page.pk
    transaction.on_commit(lambda: forget_cards(key))
