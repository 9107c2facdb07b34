"""App configuration of the demo campaign."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    """A believable example campaign that can be loaded and taken away again."""

    name = "demo"
    verbose_name = _("Demo campaign")
