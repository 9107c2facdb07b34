"""Forms of the press desk: a release, and the records around it."""

from functools import reduce
from operator import or_
from typing import Any, ClassVar

from django.db.models import Q
from django.forms import CheckboxSelectMultiple, MultipleChoiceField, Script
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
        site, release = cleaned.get("site") or (self.instance.site_id and self.instance.site), cleaned.get("release")
        site = site or self.the_only_site
        if site and release and not release.path.startswith(site.root_page.path):
            self.add_error("release", _("Choose a press release of this campaign."))
        return cleaned


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
        person, site = cleaned.get("person"), cleaned.get("site") or self.the_only_site
        if person and site and person.site_id != site.pk:
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
