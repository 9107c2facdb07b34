from django.apps import AppConfig


class BlocksConfig(AppConfig):
    name = "core.blocks"
    label = "blocks"
