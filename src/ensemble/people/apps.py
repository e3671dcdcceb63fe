from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "ensemble.people"
    label = "people"
