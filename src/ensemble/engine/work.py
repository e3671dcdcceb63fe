"""What a piece of long work needs: a folder, someone to tell, and a way to be called off."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from ensemble.engine.errors import Cancelled

Report = Callable[[float, str], None]
Question = Callable[[], bool]


def tell_nobody(_part: float, _words: str) -> None:
    """The report of work that nobody watches."""


@dataclass(frozen=True, slots=True)
class Work:
    """Files are made in `folder`, with at most `workers` programs at a time."""

    folder: Path
    report: Report = tell_nobody
    cancelled: Question | None = None
    workers: int = 2

    def part(self, begin: float, end: float) -> "Work":
        """The same work, where what is reported is only a part of the whole."""

        def report(done: float, words: str) -> None:
            self.report(begin + (end - begin) * done, words)

        return replace(self, report=report)

    def stop_if_asked(self) -> None:
        if self.cancelled and self.cancelled():
            raise Cancelled
