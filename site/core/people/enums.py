"""The vocabulary of consent."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """Where a picture or story may appear; consent is given for each apart."""

    SITE = "site", _("on the website")
    PRESS = "press", _("in the press")
    SOCIAL = "social", _("on social media")
    PRINT = "print", _("in print")
    NEWSLETTER = "newsletter", _("in the newsletter")


class HowGiven(models.TextChoices):
    """The way someone said yes."""

    PAPER = "paper", _("signed on paper")
    MAIL = "mail", _("by e-mail")
    LINK = "link", _("through a link of ours")
    RECORDED = "recorded", _("said, and recorded")
