"""`manage.py assets`: build styles, scripts, fonts and icons."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from ensemble.design.assets import build


class Command(BaseCommand):
    help = "Builds styles, scripts, fonts and icons if anything has changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--force", action="store_true", help="build even if nothing changed")

    def handle(self, *args: Any, **options: Any) -> None:
        build(force=options["force"])
