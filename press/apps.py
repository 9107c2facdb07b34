from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressConfig(AppConfig):
    """Room of the press: releases, contacts, and the kit a journalist can use at once."""

    name = "press"
    verbose_name = _("Press")

    _KITS = ("press.view_mediakit",)
    _DESK = tuple(
        f"press.{right}_{model}"
        for model in ("dutyhours", "dutyclosure", "pressevent", "coverage")
        for right in ("add", "change", "view", "delete")
    )
    role_permissions: ClassVar = {
        "beheer": [*_KITS, *_DESK],
        "eindredactie": [*_KITS, *_DESK],
        "redactie": [*_KITS, *_DESK],
    }

    def ready(self) -> None:
        from press import subscribers  # noqa: F401
