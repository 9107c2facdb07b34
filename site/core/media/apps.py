from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "core.media"
    label = "media"
