"""What was done with records that matter, without what was in them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.campaigns.models import CampaignRecord


class AuditEvent(CampaignRecord):
    """One deed: who, what, on which record, when. `detail` holds field names and ids, never contents."""

    shown_to_readers = False

    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("by")
    )
    action = models.CharField(_("deed"), max_length=60)
    target_type = models.CharField(max_length=100)
    target_id = models.CharField(max_length=40)
    detail = models.JSONField(default=dict)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("audit line")
        verbose_name_plural = _("audit lines")
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.action} {self.target_type} {self.target_id}"
