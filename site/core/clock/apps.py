from django.apps import AppConfig


class ClockConfig(AppConfig):
    name = "core.clock"
    label = "clock"
