from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "core.media"
    label = "media"
    verbose_name = _("Pictures and documents")

    def ready(self) -> None:
        from core.media import public_records, subscribers  # noqa: F401
        from core.media.drawing import draw_avif_faster

        draw_avif_faster()
