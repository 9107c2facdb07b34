from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CacheConfig(AppConfig):
    name = "core.cache"
    label = "pagecache"
    verbose_name = _("Kept pages")

    def ready(self) -> None:
        from core.cache import subscribers  # noqa: F401
