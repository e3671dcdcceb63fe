"""Machines that work for one place: each a process with a folder of its own.

`python -m tests.machine` learns everything once; for each line it reads it lets a worker begin as
a copy of itself, which takes no time.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.live import ROOT
from tests.place import shared_database

# Seconds that a busy machine may take.
PATIENCE = 60
# What every worker will need: those that begin as copies needn't load it again.
LEARNED = (
    "celery.app.amqp", "celery.app.task", "celery.concurrency.solo", "celery.worker.consumer",
    "ensemble.production.actions.render_arrangement", "ensemble.website.urls",
    "ensemble.website.working", "kombu.transport.redis",
)  # fmt: skip


class Machine:
    """A worker, over the database and the files that all of them share."""

    def __init__(self, folder: Path, number: int) -> None:
        self.folder, self.number = folder, number

    def kill(self) -> None:
        """Pull the plug."""
        self._end(signal.SIGKILL)

    def close(self) -> None:
        """Ask it to stop; it has three seconds."""
        self._end(signal.SIGTERM)

    def log(self) -> str:
        """Return what it has said so far."""
        return (self.folder / "log").read_text()

    def _end(self, how: signal.Signals) -> None:
        until = time.monotonic() + PATIENCE
        with suppress(ProcessLookupError):
            os.kill(self.number, how)
            while time.monotonic() < until:
                os.kill(self.number, 0)
                time.sleep(0.01)
            raise AssertionError(self.log())


class Machines:
    """Where machines come from."""

    def __init__(self, *words: str) -> None:
        environment = os.environ | {"ENSEMBLE_DATABASE": shared_database()}
        command, pipe = [sys.executable, "-m", *(words or ["tests.machine"])], subprocess.PIPE
        self.nursery = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True
        )

    @contextmanager
    def open(self, folder: Path, **settings: Any) -> Iterator[Machine]:
        """Let a worker with these settings work, and stop it in the end."""
        folder.mkdir(parents=True, exist_ok=True)
        wish = {"VAR": str(folder)} | settings
        assert self.nursery.stdin
        assert self.nursery.stdout
        print(json.dumps(wish, default=str), file=self.nursery.stdin, flush=True)
        machine = Machine(folder, int(self.nursery.stdout.readline()))
        try:
            yield machine
        finally:
            machine.close()

    def close(self) -> None:
        """End the place they come from."""
        self.nursery.communicate()


def main() -> None:
    """Let workers begin, one for each line that is read."""
    import django

    django.setup()
    for name in LEARNED:
        import_module(name)

    # Nobody waits for those that have ended.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        number = os.fork()
        if number == 0:
            work(json.loads(line))
            os._exit(0)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


def work(wish: dict[str, Any]) -> None:
    """Work as the machine that was wished for."""
    from django.conf import settings

    from ensemble.foundation.temporary import use_own_folder
    from ensemble.website import working

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    log = os.open(Path(wish["VAR"]) / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for number in (1, 2):
        os.dup2(log, number)
    os.close(0)
    for name, value in wish.items():
        setattr(settings, name, Path(value) if name in {"VAR", "MEDIA_ROOT"} else value)
    use_own_folder()
    working.work()


if __name__ == "__main__":
    main()
