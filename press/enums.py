"""Choices of the press room."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class ReleaseKind(TextChoices):
    """What a release is for. An invitation tells what there is to see, hear and film, and when."""

    RELEASE = "release", _("press release")
    INVITATION = "invitation", _("press invitation")
    RECTIFICATION = "rectification", _("rectification")


class Weekday(IntegerChoices):
    """Days of the week as Python counts them."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class EventState(TextChoices):
    """How sure a press moment is."""

    PROVISIONAL = "provisional", _("provisional")
    CONFIRMED = "confirmed", _("confirmed")
    CANCELLED = "cancelled", _("cancelled")
