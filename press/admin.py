"""The press desk's records in the admin, through wagtail-modeladmin."""

from django.forms import Select
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail_modeladmin.options import ModelAdminGroup

from core.campaigns.admin import CampaignModelAdmin
from core.exports import CampaignExportIndexView
from press.forms import DutyHoursForm, PressRecordForm
from press.models import Coverage, DutyClosure, DutyHours, PressEvent


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


class PressGroup(ModelAdminGroup):
    """One place in the menu for the press desk."""

    menu_label = _("Press desk")
    menu_icon = "comment"
    menu_order = 235
    items = (DutyAdmin, ClosureAdmin, EventAdmin, CoverageAdmin)
