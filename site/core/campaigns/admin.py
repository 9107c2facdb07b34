"""The base of our ModelAdmin classes: nobody lists, opens or changes another campaign's records."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, UserColumn
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import HistoryView

from core.campaigns.forms import CampaignRecordForm
from core.campaigns.services import editor_sites


def _works_here(user, site_id: int) -> bool:
    """As `works_on`, asked once per request: a list asks it for every button of every row."""
    if not hasattr(user, "_site_ids_of_this_request"):
        user._site_ids_of_this_request = set(editor_sites(user).values_list("pk", flat=True))
    return site_id in user._site_ids_of_this_request


class CampaignPermissionHelper(PermissionHelper):
    """Django's model permissions, per object limited to the user's own campaigns."""

    def user_can_inspect_obj(self, user, obj) -> bool:
        return super().user_can_inspect_obj(user, obj) and _works_here(user, obj.site_id)

    def user_can_edit_obj(self, user, obj) -> bool:
        return super().user_can_edit_obj(user, obj) and _works_here(user, obj.site_id)

    def user_can_delete_obj(self, user, obj) -> bool:
        return super().user_can_delete_obj(user, obj) and _works_here(user, obj.site_id)


class CampaignHistoryView(HistoryView):
    """Who did what with a record, for who may change it; the original shows it to every account."""

    columns = [
        Column("message", label=_("Action")),
        UserColumn("user", blank_display_name=_("the site itself")),
        DateColumn("timestamp", label=_("Date")),
    ]

    def check_action_permitted(self, user) -> bool:
        return self.permission_helper.user_can_edit_obj(user, self.instance)


class CampaignModelAdmin(ModelAdmin):
    """A list of campaign records in the admin; subclasses add columns, filters and exports."""

    base_form_class = CampaignRecordForm
    permission_helper_class = CampaignPermissionHelper
    history_view_class = CampaignHistoryView
    add_to_settings_menu = False
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).filter(site__in=editor_sites(request.user))
