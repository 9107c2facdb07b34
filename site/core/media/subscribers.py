"""A new picture gets its usual sizes from the worker; a changed one its credits anew in each."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from core.media.models import CampaignImage, CampaignRendition
from core.media.tasks import make_usual_renditions


@receiver(post_save, sender=CampaignImage)
def keep_renditions_right(instance: CampaignImage, created: bool, **kwargs: Any) -> None:
    if not created:
        instance.renew_credits()
    if settings.RENDITIONS_AHEAD:
        # Also of a picture that changed: another file or focal point asks for other renditions.
        transaction.on_commit(lambda: make_usual_renditions.enqueue(instance.pk))


@receiver(post_delete, sender=CampaignRendition)
def forget_a_rendition(instance: CampaignRendition, **kwargs: Any) -> None:
    """A picture that goes takes its renditions along; then there is nothing left to note."""
    instance.image.note_renditions()
