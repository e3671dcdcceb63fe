from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "ensemble.activity"
    label = "activity"
