"""The kits made of releases."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.campaigns.models import CampaignQuerySet, CampaignRecord
from core.media.storage import private_storage


class MediaKitQuerySet(CampaignQuerySet):
    def ready(self) -> "MediaKitQuerySet":
        """Only what can be downloaded."""
        return self.exclude(file="").select_related("release")


class MediaKit(CampaignRecord):
    """The kit of one release as it stands: a file, or the reason why there is none."""

    release = models.OneToOneField("press.PressReleasePage", on_delete=models.CASCADE, related_name="media_kit")
    fingerprint = models.CharField(max_length=16)
    file = models.FileField(upload_to="kits/", storage=private_storage, blank=True)
    size = models.PositiveBigIntegerField(_("size"), default=0)
    built_at = models.DateTimeField(_("made"), default=timezone.now)
    problem = models.CharField(_("problem"), max_length=300, blank=True)

    objects = MediaKitQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("media kit")
        verbose_name_plural = _("media kits")
        ordering: ClassVar = ["-built_at"]

    def __str__(self) -> str:
        return gettext("Media kit: %(title)s") % {"title": self.release.title}

    @property
    def filename(self) -> str:
        """The address ends in the fingerprint, so a changed kit is another address."""
        return f"persmap-{self.release.slug[:60]}-{self.fingerprint}.zip"
