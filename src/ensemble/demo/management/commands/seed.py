"""`manage.py seed`: ask for the demo community."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from ensemble.demo.actions.open import open_demo


class Command(BaseCommand):
    help = "Asks for the demo community. The place's workers make it in a minute or two."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--among-members", action="store_true", help="also where real people are members"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        told = open_demo(among_members=options["among_members"])
        self.stdout.write(told or "Real people are here, so nothing was done (--among-members).")
