"""The turns of every series in one list."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_modeladmin.options import modeladmin_register

from columns.models import Turn
from core.campaigns.admin import CampaignModelAdmin, CampaignPermissionHelper


class TurnPermissions(CampaignPermissionHelper):
    """Turns come and go with their pages; only the day and the writer change by hand."""

    def user_can_create(self, user) -> bool:
        return False

    def user_can_delete_obj(self, user, obj) -> bool:
        return False


class TurnAdmin(CampaignModelAdmin):
    model = Turn
    menu_label = _("Turns")
    menu_icon = "date"
    menu_order = 220
    list_display = ("exchange", "kind", "person", "due_on")
    list_filter = ("kind", "due_on")
    permission_helper_class = TurnPermissions
    panels = (FieldPanel("due_on"), FieldPanel("person"))


modeladmin_register(TurnAdmin)
