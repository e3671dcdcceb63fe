from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "ensemble.projects"
    label = "projects"

    def ready(self) -> None:
        from ensemble.projects import news

        news.add_sentences()
