"""The base of admin forms for campaign records: the campaign is filled in, not asked."""

from typing import Any

from django.db.models import QuerySet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Site

from core.campaigns.models import CampaignRecord
from core.campaigns.services import editor_sites


class CampaignRecordForm(WagtailAdminModelForm):
    """Asks for the campaign only of someone who works on several; choices stay within them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sites = editor_sites(self.for_user) if self.for_user else Site.objects.all()
        self._limit_choices(sites)
        self.the_only_site = sites.first() if sites.count() == 1 else None
        if "site" in self.fields:
            self.fields["site"].queryset = sites
            if self.the_only_site:
                del self.fields["site"]

    def _limit_choices(self, sites: QuerySet[Site]) -> None:
        for field in self.fields.values():
            choices = getattr(field, "queryset", None)
            if choices is not None and issubclass(choices.model, CampaignRecord):
                field.queryset = choices.filter(site__in=sites)

    def _post_clean(self) -> None:
        if self.the_only_site and not self.instance.site_id:
            self.instance.site = self.the_only_site
        super()._post_clean()
