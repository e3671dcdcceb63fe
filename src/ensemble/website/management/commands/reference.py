"""`manage.py reference [--check]`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ensemble.website.reference.pages import stale_pages, write_pages


class Command(BaseCommand):
    help = "Writes docs/reference from the code; `--check` only says what isn't true any more."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing, fail when stale")

    def handle(self, *args: Any, **options: Any) -> None:
        changed = stale_pages() if options["check"] else write_pages()
        names = ", ".join(changed)
        if changed and options["check"]:
            raise CommandError(f"Say `manage.py reference` and commit: {names} changed.")
        if changed:
            self.stdout.write(f"Written: {names}")
