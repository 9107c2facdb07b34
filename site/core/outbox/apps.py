from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "core.outbox"
    label = "outbox"
    verbose_name = _("Mail")

    role_permissions = {
        "beheer": ["outbox.view_outboxmail", "outbox.change_outboxmail"],
        "eindredactie": ["outbox.view_outboxmail"],
    }
