"""Nominations and laureates of old in the admin, through wagtail-modeladmin."""

from typing import Any, ClassVar

from django.contrib.admin import RelatedOnlyFieldListFilter
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail_modeladmin.helpers import ButtonHelper
from wagtail_modeladmin.views import CreateView, EditView

from awards import services
from awards.forms import NameLaureateForm, NominationAdminForm
from awards.models import HistoricLaureate, Nomination
from core.campaigns.admin import CampaignModelAdmin
from core.campaigns.forms import CampaignRecordForm
from core.exports import CampaignExportIndexView
from core.pages.gate import PublishRefused

_PUBLIC_PANEL = MultiFieldPanel(
    [
        FieldPanel("consented_name"),
        FieldPanel("nominee_place"),
        FieldPanel("consented_text"),
        FieldPanel("names_person"),
        FieldPanel("consent"),
    ],
    heading=_("On the site"),
    help_text=_("Only this is ever shown, and only while the consent is in force."),
)


class NominationEditView(EditView):
    """Save, and put it on the site when asked; what stops that is said, and what was typed is kept."""

    def form_valid(self, form: NominationAdminForm) -> HttpResponse:
        response = super().form_valid(form)
        if form.cleaned_data.get("publish_now"):
            self._publish()
        return response

    def _publish(self) -> None:
        try:
            page = services.publish(self.instance, self.request.user)
        except PublishRefused as error:
            text = " ".join([gettext("Not published."), *error.refusals, gettext("Your text is kept.")])
            messages.error(self.request, text)
        else:
            done = gettext("On the site.") if page.is_public() else gettext("It goes up at the announcement.")
            messages.success(self.request, done)


class NameLaureateView(CreateView):
    """Name someone golden: record and page in one act."""

    page_title = _("Name a laureate")

    def get_edit_handler(self) -> ObjectList:
        panels = [
            MultiFieldPanel(
                [
                    FieldPanel("award"),
                    FieldRowPanel([FieldPanel("year"), FieldPanel("category"), FieldPanel("result")]),
                ],
                heading=_("What is it for?"),
            ),
            _PUBLIC_PANEL,
            FieldPanel("publish_now"),
        ]
        return ObjectList(panels, base_form_class=NameLaureateForm).bind_to_model(Nomination)

    def get_meta_title(self) -> str:
        return gettext("Name a laureate")


class NominationButtons(ButtonHelper):
    """What an editor adds here is a laureate; nominations come in through the form."""

    def add_button(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        words = gettext("Name a laureate")
        return {**super().add_button(*args, **kwargs), "label": words, "title": words}


class RoundFilter(RelatedOnlyFieldListFilter):
    """The rounds that have nominations of your campaigns, newest first."""

    def field_admin_ordering(self, field: Any, request: HttpRequest, model_admin: Any) -> tuple[str, ...]:
        # Django would ask its own admin site, which isn't installed.
        return ("-year", "title")


class NominationAdmin(CampaignModelAdmin):
    """Every nomination of your campaigns: filter, look, handle, download."""

    model = Nomination
    menu_label = _("Nominations")
    menu_icon = "pick"
    menu_order = 340
    list_display = ("nominee_name", "label", "category", "round", "state", "result")
    list_filter = (("round", RoundFilter), "category", "state", "result")
    list_select_related = ("round",)
    search_fields = ("nominee_name", "nominee_place", "nominator_name", "nominator_email", "motivation")
    ordering = ("-created_at", "-pk")
    list_export = (
        "number",
        "round",
        "category",
        "state",
        "result",
        "origin",
        "nominee_name",
        "nominee_place",
        "nominee_contact",
        "motivation",
        "nominator_name",
        "nominator_email",
        "nominator_phone",
        "created_at",
        "confirmed_at",
        "trim_after",
        "delete_after",
    )
    export_filename = "voordrachten"
    inspect_view_enabled = True
    inspect_view_fields: ClassVar = [
        *list_export,
        "consented_name",
        "consented_text",
        "names_person",
        "consent",
    ]
    index_view_class = CampaignExportIndexView
    button_helper_class = NominationButtons
    create_view_class = NameLaureateView
    edit_view_class = NominationEditView

    def label(self, nomination: Nomination) -> str:
        return str(nomination.number)

    label.short_description = _("number")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Nomination]:
        return super().get_queryset(request).select_related("round", "consent")

    def get_edit_handler(self) -> ObjectList:
        panels = [
            FieldRowPanel([FieldPanel("state"), FieldPanel("result")], heading=_("Where does it stand?")),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("nominee_name"), FieldPanel("category")]),
                    FieldPanel("nominee_contact"),
                    FieldPanel("motivation"),
                ],
                heading=_("Who and why"),
            ),
            MultiFieldPanel(
                [FieldPanel("nominator_name"), FieldPanel("nominator_email"), FieldPanel("nominator_phone")],
                heading=_("Nominated by"),
            ),
            _PUBLIC_PANEL,
            FieldPanel("publish_now"),
        ]
        return ObjectList(panels, base_form_class=NominationAdminForm)


class LaureateAdmin(CampaignModelAdmin):
    """The golden municipalities of earlier years, each with its source."""

    model = HistoricLaureate
    menu_label = _("Earlier laureates")
    menu_icon = "history"
    menu_order = 345
    list_display = ("name", "year", "kind", "province", "awarded_by")
    list_filter = ("year", "kind", "province")
    search_fields = ("name", "current_municipality")
    inspect_view_enabled = True
    inspect_view_fields: ClassVar = [
        "year",
        "name",
        "kind",
        "province",
        "current_municipality",
        "note",
        "awarded_by",
        "source_title",
        "source_url",
    ]

    def get_edit_handler(self) -> ObjectList:
        panels = [
            FieldRowPanel([FieldPanel("year"), FieldPanel("name"), FieldPanel("kind")]),
            FieldPanel("province"),
            FieldRowPanel([FieldPanel("current_municipality"), FieldPanel("cbs_code")]),
            FieldPanel("note"),
            MultiFieldPanel(
                [FieldPanel("awarded_by"), FieldPanel("source_title"), FieldPanel("source_url")],
                heading=_("Where does this stand?"),
            ),
            FieldPanel("site"),
        ]
        return ObjectList(panels, base_form_class=CampaignRecordForm)
