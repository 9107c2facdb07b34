"""The form an editor writes a post in."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from core.campaigns.models import CampaignRecord
from core.campaigns.services import site_of_page


class BlogPostForm(WagtailAdminPageForm):
    """Offers the topics and consents of this campaign only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        site = site_of_page(self.parent_page or self.instance)
        for field in self.fields.values():
            choices = getattr(field, "queryset", None)
            if choices is not None and issubclass(choices.model, CampaignRecord):
                field.queryset = choices.filter(site=site)
