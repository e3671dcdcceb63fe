"""`manage.py backup FOLDER`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ensemble.website.keeping import back_up


class Command(BaseCommand):
    help = "Writes rows, files and keys into a new folder."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            back_up(options["folder"])
        except OSError as error:
            raise CommandError(str(error)) from error
