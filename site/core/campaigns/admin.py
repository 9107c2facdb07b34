"""The base of our ModelAdmin classes: nobody lists, opens or changes another campaign's records."""

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin

from core.campaigns.forms import CampaignRecordForm
from core.campaigns.services import editor_sites, works_on


class CampaignPermissionHelper(PermissionHelper):
    """Django's model permissions, per object limited to the user's own campaigns."""

    def user_can_inspect_obj(self, user, obj) -> bool:
        return super().user_can_inspect_obj(user, obj) and works_on(user, obj.site_id)

    def user_can_edit_obj(self, user, obj) -> bool:
        return super().user_can_edit_obj(user, obj) and works_on(user, obj.site_id)

    def user_can_delete_obj(self, user, obj) -> bool:
        return super().user_can_delete_obj(user, obj) and works_on(user, obj.site_id)


class CampaignModelAdmin(ModelAdmin):
    """A list of campaign records in the admin; subclasses add columns, filters and exports."""

    base_form_class = CampaignRecordForm
    permission_helper_class = CampaignPermissionHelper
    add_to_settings_menu = False
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).filter(site__in=editor_sites(request.user))
