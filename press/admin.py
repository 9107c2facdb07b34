"""The press desk's records in the admin, through wagtail-modeladmin."""

from typing import Any

from django.contrib.admin import EmptyFieldListFilter, RelatedOnlyFieldListFilter
from django.db.models import Count, QuerySet
from django.forms import CheckboxSelectMultiple, Select
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail_modeladmin.options import ModelAdminGroup

from core.campaigns.admin import CampaignModelAdmin, CampaignPermissionHelper
from core.exports import CampaignExportIndexView
from press.forms import DutyHoursForm, PressContactForm, PressListForm, PressRecordForm
from press.models import (
    Coverage,
    DutyClosure,
    DutyHours,
    MailingRecipient,
    Outlet,
    PressContact,
    PressEvent,
    PressList,
)


class OutletFilter(RelatedOnlyFieldListFilter):
    """The outlets that journalists of your campaigns work for."""

    def field_admin_ordering(self, field: Any, request: HttpRequest, model_admin: Any) -> tuple[str, ...]:
        # Django would ask its own admin site, which isn't installed.
        return ("name",)


class MailingFilter(RelatedOnlyFieldListFilter):
    """The mailings of your campaigns, newest first."""

    def field_admin_ordering(self, field: Any, request: HttpRequest, model_admin: Any) -> tuple[str, ...]:
        return ("-created_at",)


class DutyAdmin(CampaignModelAdmin):
    """Who answers the press phone, per day of the week."""

    model = DutyHours
    menu_label = _("Duty roster")
    menu_icon = "mobile-alt"
    list_display = ("weekday", "starts", "ends", "person", "shown_name", "first_day", "last_day", "works_holidays")
    list_filter = ("weekday",)
    list_select_related = ("person",)
    search_fields = ("person__name", "shown_name")
    ordering = ("weekday", "starts", "pk")

    def get_edit_handler(self) -> ObjectList:
        panels = [
            FieldPanel("person"),
            FieldPanel("shown_name"),
            FieldPanel("weekday"),
            FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
            FieldPanel("also_on"),
            FieldRowPanel(
                [FieldPanel("first_day"), FieldPanel("last_day")],
                heading=_("Only in a period"),
                help_text=_("Leave empty for hours that go on."),
            ),
            FieldPanel("works_holidays"),
            FieldPanel("site"),
        ]
        return ObjectList(panels, base_form_class=DutyHoursForm)


class ClosureAdmin(CampaignModelAdmin):
    """Recess and other days on which nobody answers."""

    model = DutyClosure
    menu_label = _("Closed days")
    menu_icon = "no-view"
    list_display = ("label", "first_day", "last_day")
    search_fields = ("label",)
    ordering = ("-first_day", "-pk")

    def get_edit_handler(self) -> ObjectList:
        panels = [
            HelpPanel(content=_("Public holidays are known already; you needn't fill them in.")),
            FieldPanel("label"),
            FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
            FieldPanel("site"),
        ]
        return ObjectList(panels, base_form_class=PressRecordForm)


class EventAdmin(CampaignModelAdmin):
    """The press calendar; the working title stays here."""

    model = PressEvent
    menu_label = _("Press calendar")
    menu_icon = "date"
    list_display = ("working_title", "starts_at", "state", "public_title", "is_on_site")
    list_filter = ("state", "is_on_site")
    search_fields = ("working_title", "public_title", "place")
    ordering = ("-starts_at", "-pk")

    def get_edit_handler(self) -> ObjectList:
        panels = [
            FieldPanel("working_title"),
            FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
            FieldPanel("state"),
            MultiFieldPanel(
                [FieldPanel("is_on_site"), FieldPanel("public_title"), FieldPanel("place")],
                heading=_("What readers see"),
                help_text=_("A title that names a press release which isn't public yet stays hidden until it is."),
            ),
            FieldPanel("release", widget=Select),
            FieldPanel("site"),
        ]
        return ObjectList(panels, base_form_class=PressRecordForm)


class CoverageAdmin(CampaignModelAdmin):
    """What media made of it."""

    model = Coverage
    menu_label = _("In the media")
    menu_icon = "link-external"
    list_display = ("title", "outlet", "date", "release")
    list_filter = ("outlet",)
    list_select_related = ("release",)
    search_fields = ("title", "outlet")
    ordering = ("-date", "-pk")
    index_view_class = CampaignExportIndexView
    list_export = ("date", "outlet", "title", "url", "release")
    export_filename = "in-de-media"

    def get_edit_handler(self) -> ObjectList:
        panels = [
            FieldPanel("outlet"),
            FieldPanel("title"),
            FieldRowPanel([FieldPanel("date"), FieldPanel("url")]),
            FieldPanel("release", widget=Select),
            FieldPanel("site"),
        ]
        return ObjectList(panels, base_form_class=PressRecordForm)


class OutletAdmin(CampaignModelAdmin):
    """Media: what they take, and by when."""

    model = Outlet
    menu_label = _("Outlets")
    menu_icon = "desktop"
    list_display = ("name", "kind", "text_format", "word_limit", "closes_on", "closes_at", "ended_on")
    list_filter = ("kind", "text_format", "closes_on")
    search_fields = ("name", "photo_wishes", "note")
    ordering = ("name", "pk")
    index_view_class = CampaignExportIndexView
    list_export = (
        "name",
        "kind",
        "text_format",
        "word_limit",
        "photo_wishes",
        "website",
        "appears_on",
        "closes_on",
        "closes_at",
        "ended_on",
        "note",
    )
    export_filename = "media"
    inspect_view_enabled = True
    inspect_view_fields = list_export

    def get_edit_handler(self) -> ObjectList:
        panels = [
            FieldPanel("name"),
            FieldPanel("kind"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("text_format"), FieldPanel("word_limit")]),
                    FieldPanel("photo_wishes"),
                    FieldPanel("website"),
                ],
                heading=_("What it takes"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("appears_on"),
                    FieldRowPanel([FieldPanel("closes_on"), FieldPanel("closes_at"), FieldPanel("weeks_before")]),
                ],
                heading=_("When copy closes"),
            ),
            FieldPanel("ended_on"),
            FieldPanel("note"),
            FieldPanel("site"),
        ]
        return ObjectList(panels, base_form_class=PressRecordForm)


class ContactAdmin(CampaignModelAdmin):
    """Journalists: private, each with where the address comes from."""

    model = PressContact
    menu_label = _("Journalists")
    menu_icon = "group"
    list_display = ("name", "outlet", "email", "source", "last_checked", "opted_out_at")
    list_filter = (("outlet", OutletFilter), "ground", "last_checked", ("opted_out_at", EmptyFieldListFilter))
    list_select_related = ("outlet",)
    search_fields = ("name", "email", "outlet__name")
    ordering = ("name", "pk")
    index_view_class = CampaignExportIndexView
    list_export = (
        "name",
        "outlet",
        "email",
        "phone",
        "source",
        "ground",
        "last_checked",
        "keep_until",
        "opted_out_at",
    )
    export_filename = "journalisten"
    inspect_view_enabled = True
    inspect_view_fields = list_export

    def get_edit_handler(self) -> ObjectList:
        panels = [
            FieldRowPanel([FieldPanel("name"), FieldPanel("salutation")]),
            FieldPanel("outlet", widget=Select),
            FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
            MultiFieldPanel(
                [FieldPanel("source"), FieldPanel("ground"), FieldPanel("last_checked")],
                heading=_("Why we have this address"),
                help_text=_("Check it once a year and set the day. After two years without a check it is deleted."),
            ),
            FieldPanel("site"),
        ]
        return ObjectList(panels, base_form_class=PressContactForm)


class ListAdmin(CampaignModelAdmin):
    """Journalists who get a release together."""

    model = PressList
    menu_label = _("Mailing lists")
    menu_icon = "list-ul"
    list_display = ("name", "size")
    search_fields = ("name",)
    ordering = ("name", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[PressList]:
        return super().get_queryset(request).annotate(number_of_contacts=Count("contacts"))

    def size(self, press_list: PressList) -> int:
        return press_list.number_of_contacts

    size.short_description = _("journalists")

    def get_edit_handler(self) -> ObjectList:
        panels = [FieldPanel("name"), FieldPanel("contacts", widget=CheckboxSelectMultiple), FieldPanel("site")]
        return ObjectList(panels, base_form_class=PressListForm)


class LogHelper(CampaignPermissionHelper):
    """What was sent is looked at, never written or changed by hand."""

    def user_can_create(self, user: Any) -> bool:
        return False

    def user_can_edit_obj(self, user: Any, obj: Any) -> bool:
        return False

    def user_can_delete_obj(self, user: Any, obj: Any) -> bool:
        return False


class CopyAdmin(CampaignModelAdmin):
    """Who got which release, and whether it arrived."""

    model = MailingRecipient
    menu_label = _("Sent releases")
    menu_icon = "mail"
    list_display = ("mailing", "who", "outlet_name", "state", "delivery", "reason")
    list_filter = (("mailing", MailingFilter), "state")
    list_select_related = ("mailing", "contact", "mail")
    search_fields = ("mailing__subject", "outlet_name")
    ordering = ("-mailing__created_at", "outlet_name", "pk")
    permission_helper_class = LogHelper

    def who(self, copy: MailingRecipient) -> str:
        return copy.contact.name if copy.contact else "–"

    who.short_description = _("journalist")

    def delivery(self, copy: MailingRecipient) -> str:
        return copy.delivery

    delivery.short_description = _("delivery")


class PressGroup(ModelAdminGroup):
    """One place in the menu for the press desk."""

    menu_label = _("Press desk")
    menu_icon = "comment"
    menu_order = 235
    items = (DutyAdmin, ClosureAdmin, EventAdmin, CoverageAdmin, OutletAdmin, ContactAdmin, ListAdmin, CopyAdmin)
