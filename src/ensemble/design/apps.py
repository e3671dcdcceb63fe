from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "ensemble.design"
    label = "design"
