"""The public index. An entry exists only while its page is public, so it can't leak."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.campaigns.models import CampaignRecord
from search.enums import SearchKind


class SearchEntry(CampaignRecord):
    """What can be found of one public page: its words, and their base forms beside them."""

    shown_to_readers = False

    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="search_entry")
    kind = models.CharField(max_length=10, choices=SearchKind.choices, db_index=True)
    title = models.CharField(max_length=255)
    text = models.TextField()
    title_words = models.TextField()
    words = models.TextField()
    published_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        indexes: ClassVar = [models.Index(fields=["site", "kind"], name="search_by_site_and_kind")]

    def __str__(self) -> str:
        return self.title
