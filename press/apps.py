from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressConfig(AppConfig):
    """Room of the press: releases, contacts, and the kit a journalist can use at once."""

    name = "press"
    verbose_name = _("Press")

    role_permissions = {
        "beheer": ["press.view_mediakit"],
        "eindredactie": ["press.view_mediakit"],
        "redactie": ["press.view_mediakit"],
    }

    def ready(self) -> None:
        from press import subscribers  # noqa: F401
