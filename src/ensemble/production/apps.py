from django.apps import AppConfig


class ProductionConfig(AppConfig):
    name = "ensemble.production"
    label = "production"
