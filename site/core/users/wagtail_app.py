"""Wagtail's users app with our own screens; named in INSTALLED_APPS."""

from wagtail.users.apps import WagtailUsersAppConfig


class CampaignUsersAppConfig(WagtailUsersAppConfig):
    user_viewset = "core.users.viewsets.UserViewSet"
