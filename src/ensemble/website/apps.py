from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    name = "ensemble.website"
    label = "website"
