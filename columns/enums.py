"""The vocabulary of an exchange."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TurnKind(models.TextChoices):
    """Whose turn it is."""

    DILEMMA = "dilemma", _("Dilemma")
    ANSWER = "answer", _("Answer")


class ExchangeState(models.TextChoices):
    """Where an exchange stands for a reader."""

    UPCOMING = "upcoming", _("the dilemma is still to come")
    WAITING = "waiting", _("waiting for the answer")
    OVERDUE = "overdue", _("the answer comes later")
    COMPLETE = "complete", _("answered")


class Recognisability(models.TextChoices):
    """The answer to: can anyone find out whom this is about?"""

    UNCHECKED = "unchecked", _("not checked yet")
    INVENTED_NAMES = "invented_names", _("checked: names and details are changed, nobody can be recognised")
    COMPOSITE = "composite", _("checked: put together from several situations")
    CONSENTED = "consented", _("checked: recognisable, and everyone in it agreed")
