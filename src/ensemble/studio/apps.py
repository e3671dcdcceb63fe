from django.apps import AppConfig


class StudioConfig(AppConfig):
    name = "ensemble.studio"
    label = "studio"
