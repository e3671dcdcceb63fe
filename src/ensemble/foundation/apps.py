from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "ensemble.foundation"
    label = "foundation"
