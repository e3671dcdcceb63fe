"""`manage.py work`: workers without pages, on this machine or another one."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import connections

from ensemble.website.keeper import Keeper
from ensemble.website.working import work


class Command(BaseCommand):
    help = "Takes jobs until told to stop."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--workers", type=int, default=settings.WORKERS)

    def handle(self, *args: Any, **options: Any) -> None:
        connections.close_all()
        keeper = Keeper()
        for number in range(options["workers"]):
            keeper.keep(f"worker {number + 1}", work)
        keeper.run()
