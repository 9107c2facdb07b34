"""The clock's own memory: when it last ticked, and who holds it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Tick(models.Model):
    """One row per clock: the lock that lets one worker tick a given minute, and what came of it."""

    name = models.CharField(max_length=40, unique=True)
    held_until = models.DateTimeField(null=True)
    minute = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    errors = models.JSONField(default=dict)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("tick")
        verbose_name_plural = _("ticks")

    def __str__(self) -> str:
        return self.name
