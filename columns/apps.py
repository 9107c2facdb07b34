from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ColumnsConfig(AppConfig):
    """Room of the exchange between the social worker and the alderman."""

    name = "columns"
    verbose_name = _("Columns")

    role_permissions = {
        "beheer": ["columns.view_turn", "columns.change_turn"],
        "eindredactie": ["columns.view_turn", "columns.change_turn"],
        "redactie": ["columns.view_turn"],
    }

    def ready(self) -> None:
        from columns import subscribers  # noqa: F401
