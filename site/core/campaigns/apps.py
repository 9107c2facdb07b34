from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    name = "core.campaigns"
    label = "campaigns"
    verbose_name = _("Campaigns")

    role_permissions = {
        "beheer": [
            "users.add_user",
            "users.change_user",
            "users.view_user",
        ],
    }

    def ready(self) -> None:
        from wagtail.models import ReferenceIndex
        from wagtail.permissions import register_permission_policy

        from core.campaigns import roles  # noqa: F401
        from core.campaigns.models import CampaignRecord, CampaignSettings
        from core.campaigns.permissions import CampaignPermissionPolicy

        # Settings aren't indexed by themselves, and a logo is public because they use it.
        ReferenceIndex.register_model(CampaignSettings)
        for model in _concrete_subclasses(CampaignRecord):
            register_permission_policy(model, CampaignPermissionPolicy(model))


def _concrete_subclasses(model: type) -> list[type]:
    found = []
    for subclass in model.__subclasses__():
        if not subclass._meta.abstract:
            found.append(subclass)
        found.extend(_concrete_subclasses(subclass))
    return found
