"""The register of the demo: what it made, so that it can take away exactly that."""

from typing import ClassVar

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site


class DemoRecord(models.Model):
    """One thing the demo made. Things are taken away in the opposite order of `pk`."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=64)
    thing = GenericForeignKey("content_type", "object_id")
    # No foreign key: the site is itself one of the things that go.
    site_id = models.PositiveBigIntegerField(
        null=True, help_text=_("The campaign of the demo, known once its site is made.")
    )
    made_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("demo record")
        verbose_name_plural = _("demo records")
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="demo_each_thing_registered_once")
        ]

    def __str__(self) -> str:
        return f"{self.content_type_id}: {self.object_id}"

    @classmethod
    def site_of_demo(cls) -> Site | None:
        """The campaign of the demo, or None when no demo is loaded."""
        entry = cls.objects.filter(content_type=ContentType.objects.get_for_model(Site)).first()
        if entry is not None:
            return Site.objects.filter(pk=entry.object_id).first()
        known = cls.objects.exclude(site_id=None).first()
        return Site.objects.filter(pk=known.site_id).first() if known else None
