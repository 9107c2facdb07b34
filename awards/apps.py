"""The award: rounds, nominations, laureates."""

from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AwardsConfig(AppConfig):
    """Room of the award. Nominations are for who leads the campaign; writers and editors don't see them."""

    name = "awards"
    label = "awards"
    verbose_name = _("Award")

    _NOMINATION = ("awards.add_nomination", "awards.change_nomination", "awards.view_nomination")
    _LAUREATE = (
        "awards.add_historiclaureate",
        "awards.change_historiclaureate",
        "awards.view_historiclaureate",
    )
    role_permissions: ClassVar = {
        "beheer": [*_NOMINATION, "awards.delete_nomination", *_LAUREATE, "awards.delete_historiclaureate"],
        "eindredactie": [*_NOMINATION, *_LAUREATE],
    }

    def ready(self) -> None:
        from awards import subscribers, views  # noqa: F401
