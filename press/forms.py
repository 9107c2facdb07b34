"""Forms of the press desk: a release, and the records around it."""

from functools import reduce
from operator import or_
from typing import Any, ClassVar

from django.db.models import Q
from django.forms import (
    BooleanField,
    CharField,
    CheckboxSelectMultiple,
    Form,
    ModelMultipleChoiceField,
    MultipleChoiceField,
    Script,
    Textarea,
)
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Site

from core.campaigns.forms import CampaignRecordForm
from core.campaigns.services import editor_sites, site_of_page
from press.enums import Weekday


class ReleaseForm(WagtailAdminPageForm):
    """A rectification corrects a release of this very campaign that was once out."""

    class Media:
        js: ClassVar = [Script("js/admin/release_form.js", type="module")]
        css: ClassVar = {"all": ["css/admin/release_form.css"]}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("rectifies")
        if field is None:
            return
        site = site_of_page(self.parent_page or self.instance)
        mine = field.queryset.in_campaign(site) if site else field.queryset.none()
        field.queryset = mine.filter(first_published_at__isnull=False).exclude(pk=self.instance.pk).newest_first()


class PressRecordForm(CampaignRecordForm):
    """Records of the press desk; a release to choose is of the editor's own campaigns."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("release")
        if field is None:
            return
        sites = editor_sites(self.for_user) if self.for_user else Site.objects.all()
        inside = [Q(path__startswith=path) for path in sites.values_list("root_page__path", flat=True)]
        field.queryset = field.queryset.filter(reduce(or_, inside)).newest_first() if inside else field.queryset.none()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        site, release = Site.objects.filter(pk=self.site_id_of(cleaned)).first(), cleaned.get("release")
        if site and release and not release.path.startswith(site.root_page.path):
            self.add_error("release", _("Choose a press release of this campaign."))
        return cleaned

    def site_id_of(self, cleaned: dict[str, Any]) -> int | None:
        """The campaign this record is of: chosen now, or before, or the only one there is for this editor."""
        chosen = cleaned.get("site")
        return chosen.pk if chosen else self.instance.site_id or getattr(self.the_only_site, "pk", None)


class DutyHoursForm(PressRecordForm):
    """Someone's hours; new ones can be set for several days of the week at once."""

    also_on = MultipleChoiceField(
        label=_("Also on"),
        choices=Weekday.choices,
        required=False,
        widget=CheckboxSelectMultiple,
        help_text=_("The same hours on these days. Each day stays apart in the roster, so you can change one."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("also_on", None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        person = cleaned.get("person")
        if person and person.site_id != self.site_id_of(cleaned):
            self.add_error("person", _("Choose someone of this campaign."))
        return cleaned

    def save(self, commit: bool = True) -> Any:
        hours = super().save(commit)
        if commit:
            for day in {int(day) for day in self.cleaned_data.get("also_on", ())} - {hours.weekday}:
                copy = type(hours).objects.get(pk=hours.pk)
                copy.pk, copy.weekday = None, day
                copy._state.adding = True
                copy.save()
        return hours


class PressContactForm(PressRecordForm):
    """A journalist, at a medium of the same campaign."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        outlet = cleaned.get("outlet")
        if outlet and outlet.site_id != self.site_id_of(cleaned):
            self.add_error("outlet", _("Choose an outlet of this campaign."))
        same = type(self.instance).objects.filter(
            site=self.site_id_of(cleaned), email=(cleaned.get("email") or "").strip().lower()
        )
        if same.exclude(pk=self.instance.pk).exists():
            self.add_error("email", _("This address is in the list already."))
        return cleaned


class PressListForm(PressRecordForm):
    """Journalists of one campaign, by name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contacts"].label_from_instance = name_and_outlet
        self.fields["contacts"].queryset = self.fields["contacts"].queryset.select_related("outlet")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        site_id = self.site_id_of(cleaned)
        if any(contact.site_id != site_id for contact in cleaned.get("contacts") or ()):
            self.add_error("contacts", _("Choose journalists of this campaign."))
        return cleaned


def name_and_outlet(contact: Any) -> str:
    """'Anna de Wit (De Oeverbode)', for who may see the names."""
    line = f"{contact.name} ({contact.outlet})" if contact.outlet else contact.name
    return f"{line} – {_('wants no releases')}" if contact.opted_out_at else line


class MailingForm(Form):
    """To whom a release goes, and for a new version what changed in it."""

    lists = ModelMultipleChoiceField(
        label=_("Mailing lists"), queryset=None, required=False, widget=CheckboxSelectMultiple
    )
    outlets = ModelMultipleChoiceField(label=_("Outlets"), queryset=None, required=False, widget=CheckboxSelectMultiple)
    earlier = BooleanField(
        label=_("Everyone who got an earlier version"),
        required=False,
        help_text=_("For a correction: who got it wrong gets it right."),
    )
    change = CharField(
        label=_("What changed"),
        required=False,
        max_length=300,
        widget=Textarea(attrs={"rows": 2}),
        help_text=_(
            "Only for a correction: 'Het bedrag was € 5.000, niet € 50.000.' It stands at the top of the mail."
        ),
    )

    def __init__(self, *args: Any, lists: Any, outlets: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lists"].queryset = lists
        self.fields["outlets"].queryset = outlets
