"""The addresses of feeds: their names have a dot, which Wagtail's own pattern doesn't let through."""

from django.urls import re_path
from wagtail.views import serve

urlpatterns = [
    re_path(r"^((?:[\w\-]+/)*feed/(?:atom\.xml|rss\.xml|feed\.json))$", serve, name="feed"),
]
