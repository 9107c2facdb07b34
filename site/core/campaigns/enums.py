"""The vocabulary of campaigns and the people who run them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What someone does for one campaign, from most rights to fewest."""

    ADMINISTRATOR = "beheer", _("Administrator")
    CHIEF_EDITOR = "eindredactie", _("Chief editor")
    EDITOR = "redactie", _("Editor")
    WRITER = "schrijver", _("Writer")
