"""The blog: a social worker writes what an ordinary working day teaches."""

from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlogConfig(AppConfig):
    """Room of the blog and its topics."""

    name = "blog"
    label = "blog"
    verbose_name = _("Blog")
    default_auto_field = "django.db.models.BigAutoField"

    _TOPIC = ("blog.add_topic", "blog.change_topic", "blog.view_topic")
    role_permissions: ClassVar = {
        "beheer": [*_TOPIC, "blog.delete_topic"],
        "eindredactie": [*_TOPIC, "blog.delete_topic"],
        "redactie": [*_TOPIC],
        "schrijver": ["blog.view_topic"],
    }
    # A writer adds posts and edits the own ones; an editor publishes them.
    role_pages: ClassVar = {"schrijver": {"blog.BlogIndexPage": ["add_page"]}}
