"""`manage.py restore FOLDER`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ensemble.website.keeping import restore


class Command(BaseCommand):
    help = "Reads a backup into an empty place."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            restore(options["folder"])
        except OSError as error:
            raise CommandError(str(error)) from error
