from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CardsConfig(AppConfig):
    name = "core.cards"
    label = "cards"
    verbose_name = _("Cards for shared links")

    def ready(self) -> None:
        from core.cards import subscribers  # noqa: F401
