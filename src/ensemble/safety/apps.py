from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "ensemble.safety"
    label = "safety"
