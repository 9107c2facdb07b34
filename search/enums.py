"""The kinds of result a reader can choose from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchKind(models.TextChoices):
    BLOG = "blog", _("Blog")
    COLUMN = "column", _("Exchange of letters")
    AWARD = "award", _("Golden municipality")
    PRESS = "press", _("Press")
    PAGE = "page", _("Page")
    TOOLKIT = "toolkit", _("Get started yourself")
