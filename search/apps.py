from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Room of the public index: what readers can find."""

    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from search import subscribers  # noqa: F401
