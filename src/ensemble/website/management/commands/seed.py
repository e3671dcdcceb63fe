"""`manage.py seed`: the demo community."""

from typing import Any

from django.core.management.base import BaseCommand

from ensemble.website import preparing


class Command(BaseCommand):
    help = "Makes the demo community; harmless where it is already."

    def handle(self, *args: Any, **options: Any) -> None:
        preparing.migrate()
        preparing.seed_demo()
