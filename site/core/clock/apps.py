from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClockConfig(AppConfig):
    name = "core.clock"
    label = "clock"
    verbose_name = _("The clock")

    def ready(self) -> None:
        from core.clock import checks  # noqa: F401
