from django.apps import AppConfig
from django.db.backends.signals import connection_created


class WebsiteConfig(AppConfig):
    name = "ensemble.website"
    label = "website"

    def ready(self) -> None:
        from ensemble.website.database import check_journal

        connection_created.connect(check_journal, dispatch_uid="check_journal")
