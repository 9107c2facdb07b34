"""Rights on campaign records: Django's model permission, and only within your own campaigns."""

from collections.abc import Iterable

from django.db.models import QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from core.campaigns.models import CampaignRecord
from core.campaigns.services import editor_sites, works_on


class CampaignPermissionPolicy(ModelPermissionPolicy):
    """Wagtail asks this for every snippet, chooser and viewset of a `CampaignRecord`."""

    def user_has_permission_for_instance(self, user, action: str, instance: CampaignRecord) -> bool:
        if not super().user_has_permission_for_instance(user, action, instance):
            return False
        return instance.site_id is None or works_on(user, instance.site_id)

    def instances_user_has_any_permission_for(self, user, actions: Iterable[str]) -> QuerySet:
        instances = super().instances_user_has_any_permission_for(user, actions)
        return instances.filter(site__in=editor_sites(user))
