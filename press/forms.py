"""The edit form of a release."""

from typing import Any, ClassVar

from django.forms import Script
from wagtail.admin.forms import WagtailAdminPageForm

from core.campaigns.services import site_of_page


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
