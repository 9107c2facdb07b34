"""Follow consents and rounds."""

from typing import Any

from django.dispatch import receiver

from awards import services
from awards.models import AwardRoundPage
from core.pages.signals import left_public, went_public
from core.people.signals import consent_withdrawn


@receiver(consent_withdrawn)
def remove_laureate(consent: Any, **kwargs: Any) -> None:
    services.let_go_of_consent(consent)


@receiver(went_public, sender=AwardRoundPage)
@receiver(left_public, sender=AwardRoundPage)
def follow_round(page: AwardRoundPage, **kwargs: Any) -> None:
    services.tell_round(page)
    services.renew_end_dates(page)
