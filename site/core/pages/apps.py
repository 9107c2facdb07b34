from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "core.pages"
    label = "pages"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from core.pages import publicity  # noqa: F401
