"""People and consents in the admin, and the one button that takes someone off everything."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail_modeladmin.helpers import ButtonHelper
from wagtail_modeladmin.options import modeladmin_register

from core.campaigns.admin import CampaignModelAdmin
from core.campaigns.forms import CampaignRecordForm
from core.campaigns.services import editor_sites, works_on
from core.campaigns.snippets import CampaignSnippetViewSet
from core.people.models import Consent, Person
from core.people.services import places, withdraw_consent
from core.users.viewsets import colleagues


class PersonForm(CampaignRecordForm):
    """Only colleagues can be tied to a person, and portraits are of this campaign."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "user" in self.fields and self.for_user:
            self.fields["user"].queryset = colleagues(self.for_user)


Person.base_form_class = PersonForm


class PersonViewSet(CampaignSnippetViewSet):
    model = Person
    icon = "user"
    menu_label = gettext_lazy("People")
    menu_name = "people"
    menu_order = 300
    add_to_admin_menu = True
    list_display = ["name", "role", "organisation"]


register_snippet(PersonViewSet)


class ConsentButtons(ButtonHelper):
    """Adds 'withdrawn' to the buttons of a consent."""

    def get_buttons_for_obj(self, obj, exclude=None, classnames_add=None, classnames_exclude=None) -> list:
        buttons = super().get_buttons_for_obj(obj, exclude, classnames_add, classnames_exclude)
        if obj.withdrawn_at is None and self.permission_helper.user_can_edit_obj(self.request.user, obj):
            buttons.append(
                {
                    "url": reverse("withdraw_consent", args=[obj.public_id]),
                    "label": _("Consent withdrawn"),
                    "classname": self.finalise_classname(["no"]),
                    "title": _("Take what rests on this consent off the site"),
                }
            )
        return buttons


class ConsentAdmin(CampaignModelAdmin):
    model = Consent
    menu_label = gettext_lazy("Consents")
    menu_icon = "lock"
    menu_order = 310
    list_display = ("internal_name", "subject", "given_on", "valid_until", "withdrawn_at")
    list_filter = ("scope_site", "scope_press")
    search_fields = ("internal_name", "subject")
    button_helper_class = ConsentButtons


modeladmin_register(ConsentAdmin)


def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    """GET lists every place a consent is used; POST takes it off all of them at once."""
    consent = get_object_or_404(Consent, public_id=public_id, site__in=editor_sites(request.user))
    if not request.user.has_perm("people.change_consent") or not works_on(request.user, consent.site_id):
        raise PermissionDenied
    if request.method == "POST" and consent.withdrawn_at is None:
        found = withdraw_consent(consent, request.user)
        messages.success(
            request,
            _("Withdrawn. Taken off %(pages)s pages; %(images)s pictures are no longer shown.")
            % {"pages": len(found.pages), "images": len(found.images)},
        )
        return redirect("people_consent_modeladmin_index")
    context = {"consent": consent, "places": places(consent)}
    return render(request, "people/withdraw_consent.html", context)


@hooks.register("register_admin_urls")
def consent_urls() -> list:
    return [path("toestemming/<uuid:public_id>/ingetrokken/", withdraw, name="withdraw_consent")]
