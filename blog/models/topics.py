"""What posts are about."""

from typing import Any, ClassVar

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.campaigns.forms import CampaignRecordForm
from core.campaigns.models import CampaignRecord


class Topic(CampaignRecord):
    """A subject of one campaign's blog, with a page and feeds of its own. Its address never changes."""

    name = models.CharField(_("name"), max_length=60, help_text=_("A few words a reader would use: 'debts'."))
    slug = models.SlugField(_("part of the address"), max_length=60, editable=False)
    description = models.TextField(
        _("description"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences above its list of posts."),
    )

    base_form_class = CampaignRecordForm
    panels: ClassVar = [FieldPanel("name"), FieldPanel("description"), FieldPanel("site")]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["site", "slug"], name="blog_topic_slug_once_per_campaign")
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = self._free_slug()
        super().save(*args, **kwargs)

    def _free_slug(self) -> str:
        base = slugify(self.name)[:50] or "onderwerp"
        taken = set(Topic.objects.filter(site=self.site, slug__startswith=base).values_list("slug", flat=True))
        candidates = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
        return next(slug for slug in candidates if slug not in taken)
