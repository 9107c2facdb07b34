"""The duty roster: who answers the press phone, and when nobody does."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.campaigns.models import CampaignRecord
from press.enums import Weekday


class DutyHours(CampaignRecord):
    """The hours on one day of the week at which someone answers the press. Past midnight is allowed."""

    is_remembered = True

    person = models.ForeignKey(
        "people.Person",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("person"),
        help_text=_("Counts only with a phone number that may be shown on the site."),
    )
    shown_name = models.CharField(
        _("first name on the site"),
        max_length=40,
        blank=True,
        help_text=_("As this person wants to be called by journalists. Empty: 'the press contact'."),
    )
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday.choices)
    starts = models.TimeField(_("from"), help_text=_("Dutch time, for example 09:00."))
    ends = models.TimeField(_("until"), help_text=_("Before or at 'from' means: the next day."))
    first_day = models.DateField(_("first day"), null=True, blank=True)
    last_day = models.DateField(_("last day"), null=True, blank=True)
    works_holidays = models.BooleanField(
        _("on public holidays too"),
        default=False,
        help_text=_("Easter, King's Day, Christmas and the like. Without this tick nobody is promised then."),
    )

    class Meta:
        verbose_name = _("hours of the press contact")
        verbose_name_plural = _("duty roster")
        ordering: ClassVar = ["weekday", "starts", "pk"]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.starts:%H.%M}–{self.ends:%H.%M}, {self.shown_name or self.person}"

    def clean(self) -> None:
        super().clean()
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": gettext("The last day lies before the first.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.shown_name = self.shown_name.strip()
        super().save(*args, **kwargs)


class DutyClosure(CampaignRecord):
    """Days on which nobody answers the press: recess, a day off for all."""

    is_remembered = True

    label = models.CharField(_("why"), max_length=80, help_text=_("For example: summer recess."))
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))

    class Meta:
        verbose_name = _("closed days")
        verbose_name_plural = _("closed days")
        ordering: ClassVar = ["first_day", "pk"]

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        super().clean()
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": gettext("The last day lies before the first.")})
