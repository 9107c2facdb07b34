"""Links that let someone without an account do one thing."""

from typing import ClassVar

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.campaigns.models import CampaignRecord


class SignedLink(CampaignRecord):
    """A random token that was mailed to someone. Only its hash is kept: the table can't be used to log in."""

    shown_to_readers = False

    purpose = models.CharField(max_length=40)
    token_hash = models.CharField(max_length=64, unique=True)
    target_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    target_id = models.CharField(max_length=40)
    target = GenericForeignKey("target_type", "target_id")
    email = models.EmailField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("signed link")
        verbose_name_plural = _("signed links")
        indexes: ClassVar = [models.Index(fields=["target_type", "target_id", "purpose"], name="links_by_target")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"
