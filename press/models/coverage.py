"""'In de media': what others made of it."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.campaigns.models import CampaignRecord


class Coverage(CampaignRecord):
    """One piece in a paper, on the radio or on television, with a link to it."""

    outlet = models.CharField(_("medium"), max_length=120, help_text=_("As readers know it: the paper, the station."))
    title = models.CharField(_("title"), max_length=200)
    date = models.DateField(_("date"), default=timezone.localdate, db_index=True)
    url = models.URLField(_("address"), max_length=500)
    release = models.ForeignKey(
        "press.PressReleasePage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="coverage",
        verbose_name=_("press release"),
        help_text=_("It is then shown with that release too."),
    )

    class Meta:
        verbose_name = _("in the media")
        verbose_name_plural = _("in the media")
        ordering: ClassVar = ["-date", "-pk"]

    def __str__(self) -> str:
        return f"{self.outlet}: {self.title}"
