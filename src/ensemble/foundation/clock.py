"""What runs by the clock, once a period, whoever looks first."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from ensemble.foundation.models import Tick

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Entry:
    """Something to be done every so many minutes. Doing it twice must do no harm."""

    action: Callable[[], object]
    minutes: int

    @property
    def name(self) -> str:
        """The action's dotted path."""
        return f"{self.action.__module__}.{self.action.__qualname__}"


def run_due(schedule: list[Entry]) -> list[str]:
    """Run what hasn't run in its present period; return the names of what did.

    The period is noted first: of two that look at once, one runs it. What fails is logged
    and waits for its next period.
    """
    ran = []
    for entry in schedule:
        if not _claim(entry):
            continue
        try:
            entry.action()
            ran.append(entry.name)
        except Exception:
            log.exception("%s failed by the clock.", entry.name)
    return ran


def _claim(entry: Entry) -> bool:
    period = int(time.time() // 60 // entry.minutes)
    with transaction.atomic():
        Tick.objects.get_or_create(name=entry.name)
    return Tick.objects.filter(name=entry.name, period__lt=period).update(period=period) == 1
