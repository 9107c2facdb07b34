"""Words with a fixed list of choices."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StatementStatus(models.TextChoices):
    """How far a site meets the accessibility norm, in the letters of the Dutch model statement."""

    FULL = "A", _("A: meets it fully")
    PARTLY = "B", _("B: meets it in part")
    FIRST_STEPS = "C", _("C: first measures are taken")
    NOT = "D", _("D: doesn't meet it")
    UNKNOWN = "E", _("E: not tested yet")
