"""Jobs during which something else happens, for tests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ensemble.foundation.jobs import Job, Run


class Disturbed(Run):
    """An attempt at a job. `meanwhile` happens once, when it first reports or writes."""

    def __init__(self, job: Job, meanwhile: Callable[[], object]) -> None:
        super().__init__(job)
        self._meanwhile: Callable[[], object] | None = meanwhile

    def report(self, progress: float, message: str = "") -> None:
        """Say how far it is."""
        super().report(progress, message)
        self._disturb()

    @contextmanager
    def step(self) -> Iterator[None]:
        """Write, after what happens meanwhile."""
        self._disturb()
        with super().step():
            yield

    @property
    def is_disturbed(self) -> bool:
        """Whether it has happened."""
        return self._meanwhile is None

    def _disturb(self) -> None:
        meanwhile, self._meanwhile = self._meanwhile, None
        if meanwhile is not None:
            meanwhile()
