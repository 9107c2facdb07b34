"""The outbox in the admin: read what left, and send again what a person judges."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from core.campaigns.admin import CampaignModelAdmin, CampaignPermissionHelper
from core.campaigns.services import editor_sites
from core.outbox import services
from core.outbox.models import OutboxMail


class ReadOnlyHelper(CampaignPermissionHelper):
    """A mail is never written, changed or thrown away by hand."""

    def user_can_create(self, user) -> bool:
        return False

    def user_can_edit_obj(self, user, obj) -> bool:
        return False

    def user_can_delete_obj(self, user, obj) -> bool:
        return False


class OutboxAdmin(CampaignModelAdmin):
    model = OutboxMail
    menu_label = gettext_lazy("Mail")
    menu_icon = "mail"
    menu_order = 900
    add_to_settings_menu = True
    list_display = ("subject", "state", "created_at", "sent_at", "attempts", "error")
    list_filter = ("state",)
    inspect_view_enabled = True
    inspect_view_fields = ("subject", "to", "state", "attempts", "created_at", "sent_at", "error", "body")
    permission_helper_class = ReadOnlyHelper


modeladmin_register(OutboxAdmin)


@require_POST
def send_again(request: HttpRequest, mail_id: int) -> HttpResponse:
    """Send an uncertain or failed mail once more; only for who may see the outbox."""
    mail = get_object_or_404(OutboxMail, pk=mail_id, site__in=editor_sites(request.user))
    if not request.user.has_perm("outbox.change_outboxmail"):
        messages.error(request, _("You can't send this mail again. Ask your administrator."))
    elif services.send_again(mail):
        messages.success(request, _("The mail leaves within a minute."))
    return redirect("/admin/")


@hooks.register("register_admin_urls")
def outbox_urls() -> list:
    return [path("mail/<int:mail_id>/opnieuw/", send_again, name="outbox_send_again")]
