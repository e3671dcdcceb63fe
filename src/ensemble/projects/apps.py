from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "ensemble.projects"
    label = "projects"
