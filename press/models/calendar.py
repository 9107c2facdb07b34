"""The press calendar: what is coming, as far as it may be known."""

import uuid
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.campaigns.models import CampaignRecord
from press.enums import EventState

# What a calendar programme has to hear of: a change of these is a new SEQUENCE (RFC 5545 §3.8.7.4).
_ANNOUNCED = ("starts_at", "ends_at", "place", "public_title", "state")


class PressEvent(CampaignRecord):
    """A moment for the press. Readers see day and time; what it is only once there is a public title."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    working_title = models.CharField(
        _("working title"), max_length=160, help_text=_("For us only; it is never shown on the site.")
    )
    public_title = models.CharField(
        _("public title"),
        max_length=160,
        blank=True,
        help_text=_("Leave empty while it isn't known yet what it is about. Readers then see 'Press moment'."),
    )
    starts_at = models.DateTimeField(_("begins"), db_index=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    place = models.CharField(
        _("address"), max_length=200, blank=True, help_text=_("Shown together with the public title.")
    )
    state = models.CharField(_("state"), max_length=12, choices=EventState.choices, default=EventState.PROVISIONAL)
    release = models.ForeignKey(
        "press.PressReleasePage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="events",
        verbose_name=_("press release"),
        help_text=_("Readers see it once it is public."),
    )
    is_on_site = models.BooleanField(_("on the site"), default=True)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("press moment")
        verbose_name_plural = _("press calendar")
        ordering: ClassVar = ["starts_at", "pk"]

    def __str__(self) -> str:
        return self.working_title

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": gettext("It ends before it begins. Look at the times.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        known = type(self).objects.filter(pk=self.pk).values(*_ANNOUNCED).first() if self.pk else None
        if known and any(getattr(self, name) != value for name, value in known.items()):
            self.sequence += 1
        super().save(*args, **kwargs)
