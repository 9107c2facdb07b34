"""The kits made of releases."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.campaigns.models import CampaignQuerySet, CampaignRecord
from core.media.storage import private_storage
from press.enums import DownloadKind, KitState
from press.kit.content import BUILDER_VERSION, ascii_name, embargo_mark


class MediaKitQuerySet(CampaignQuerySet):
    def ready(self) -> "MediaKitQuerySet":
        """Only what can be downloaded."""
        return self.filter(state=KitState.READY).exclude(file="").select_related("release")

    def of_an_older_builder(self) -> "MediaKitQuerySet":
        """What was offered before an upgrade and has no successor yet, not even one that failed."""
        newer = MediaKit.objects.filter(release=models.OuterRef("release"), builder=BUILDER_VERSION)
        return self.ready().exclude(builder=BUILDER_VERSION).exclude(models.Exists(newer))


class MediaKit(CampaignRecord):
    """One kit of a release: a file, the reason why there is none, or the memory of what was replaced.

    A kit belongs to one content, known by its fingerprint. Its row outlives its file, so that an old
    address can say what changed.
    """

    release = models.ForeignKey("press.PressReleasePage", on_delete=models.CASCADE, related_name="media_kits")
    fingerprint = models.CharField(max_length=16)
    version = models.PositiveIntegerField(_("version"), default=1)
    state = models.CharField(_("state"), max_length=10, choices=KitState.choices, default=KitState.BUILDING)
    file = models.FileField(upload_to="kits/", storage=private_storage, blank=True)
    # Under embargo the name of the file says so, and no address of the public gives it.
    embargo_until = models.DateTimeField(null=True, editable=False)
    size = models.PositiveBigIntegerField(_("size"), default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    # Which builder made it: what an older one made is no longer that of the text, and is made anew at once.
    builder = models.PositiveSmallIntegerField(default=0, editable=False)
    built_at = models.DateTimeField(_("made"), default=timezone.now)
    claimed_until = models.DateTimeField(null=True, editable=False)
    checked_at = models.DateTimeField(_("checked"), null=True, editable=False)
    problem = models.CharField(_("problem"), max_length=300, blank=True)
    alarm = models.CharField(_("alarm"), max_length=300, blank=True)

    objects = MediaKitQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("media kit")
        verbose_name_plural = _("media kits")
        ordering: ClassVar = ["-built_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["release", "fingerprint"], name="press_one_kit_per_content")
        ]

    def __str__(self) -> str:
        return gettext("Media kit: %(title)s") % {"title": self.release.title}

    @property
    def filename(self) -> str:
        """The address ends in the fingerprint, so a changed kit is another address."""
        mark = embargo_mark(self.embargo_until) if self.embargo_until else ""
        return f"{mark}persmap-{ascii_name(self.release.slug, 60)}-v{self.version}-{self.fingerprint}.zip"


class DownloadCount(CampaignRecord):
    """How often one kind of file of a release was taken on a day, by nobody in particular: no cookie, no address."""

    shown_to_readers = False

    release = models.ForeignKey("press.PressReleasePage", on_delete=models.CASCADE, related_name="downloads")
    day = models.DateField(_("day"))
    kind = models.CharField(_("kind"), max_length=10, choices=DownloadKind.choices)
    count = models.PositiveIntegerField(_("count"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("downloads of a day")
        verbose_name_plural = _("downloads")
        ordering: ClassVar = ["-day", "kind"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["release", "day", "kind"], name="press_one_count_per_day_and_kind")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.kind}"
