"""Choices of the press room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReleaseKind(TextChoices):
    """What a release is for. An invitation tells what there is to see, hear and film, and when."""

    RELEASE = "release", _("press release")
    INVITATION = "invitation", _("press invitation")
    RECTIFICATION = "rectification", _("rectification")
