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
        for model in ("dutyhours", "dutyclosure", "pressevent", "coverage", "outlet", "presscontact", "presslist")
        for right in ("add", "change", "view", "delete")
    )
    # Sending is for who may publish.
    _MAILING = ("press.add_mailing", "press.view_mailing", "press.view_mailingrecipient")
    role_permissions: ClassVar = {
        "beheer": [*_KITS, *_DESK, *_MAILING],
        "eindredactie": [*_KITS, *_DESK, *_MAILING],
        "redactie": [*_KITS, *_DESK],
    }

    site_settings: ClassVar = ("press.change_presssettings",)

    def ready(self) -> None:
        from press import subscribers  # noqa: F401
