from django.apps import AppConfig


class LinksConfig(AppConfig):
    name = "core.links"
    label = "links"
