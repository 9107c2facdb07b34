"""The admin's start page begins with what needs doing."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.ui.components import Component

from core.clock.services import last_tick, worker_is_silent
from home.today import todos


class TodayPanel(Component):
    """'What needs doing today?', with when the worker last ticked."""

    order = 10
    template_name = "home/admin_today.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        now = timezone.now()
        return {
            "todos": todos(parent_context["request"].user, now),
            "last_tick": last_tick(),
            "is_silent": worker_is_silent(now),
        }


@hooks.register("construct_homepage_panels")
def add_today(request: HttpRequest, panels: list) -> None:
    panels.insert(0, TodayPanel())
