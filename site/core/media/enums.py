"""The vocabulary of pictures."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PeopleShown(models.TextChoices):
    """Whether a picture shows people who can be recognised."""

    NONE = "none", _("no people")
    NOT_RECOGNISABLE = "not_recognisable", _("people, not recognisable (a back, a hand)")
    RECOGNISABLE = "recognisable", _("recognisable people")


class TermsOfUse(models.TextChoices):
    """What others may do with a picture."""

    CAMPAIGN = "campaign", _("only for our own campaign")
    EDITORIAL = "editorial", _("free for news media with this story, with credit")
    OPEN = "open", _("free for everyone, with credit")
