"""The address of the press calendar: its name has a dot, which Wagtail's own pattern doesn't let through."""

from django.urls import re_path

from press.contact_views import agenda

urlpatterns = [
    re_path(r"^(?P<path>(?:[\w\-]+/)*)agenda\.ics$", agenda, name="press_calendar"),
]
