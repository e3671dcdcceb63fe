from django.apps import AppConfig


class DiscoveryConfig(AppConfig):
    name = "ensemble.discovery"
    label = "discovery"
