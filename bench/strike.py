"""Kills processes of a place at random moments, and sees to it that the place comes back."""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import httpx
from tests.live import Place

TARGETS = ("pages", "worker", "everything")


class Strike:
    """`under_way` says what is going on; `is_worn` whether a job has no try to spare."""

    def __init__(
        self,
        place: Place,
        seed: int,
        under_way: Callable[[], list[str]],
        is_worn: Callable[[], bool],
    ) -> None:
        self.place, self.chance = place, random.Random(seed)
        self.under_way, self.is_worn = under_way, is_worn
        self.victims: Counter[str] = Counter()
        self.moments: Counter[str] = Counter()
        self.back_after: list[float] = []

    def kill(self, number: int) -> None:
        """Wait a moment, kill one thing without a word, wait until the place answers again."""
        time.sleep(self.chance.uniform(0.02, 1.2))
        # A job that was killed in each of its tries is given up and shown: another promise.
        target = "pages" if self.is_worn() else TARGETS[number % len(TARGETS)]
        self.victims[target] += 1
        self.moments.update(set(self.under_way()))
        began = time.monotonic()
        if target == "everything":
            self.place.kill()
            self.place.open()
        else:
            self._kill_one(target)
        self.back_after.append(time.monotonic() - began)

    def _kill_one(self, target: str) -> None:
        victim = self._wait_for(target)
        with suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
        self._wait_for(target, but=victim)
        if target == "pages":
            httpx.get(f"{self.place.address}/static/robots.txt", timeout=30)

    def _wait_for(self, target: str, but: int = 0) -> int:
        until = time.monotonic() + 30
        while (found := self._find(target)) in {0, but}:
            if time.monotonic() > until:
                raise AssertionError(f"There are no {target}: {self.place.log()[-3000:]}")
            time.sleep(0.02)
        return found

    def _find(self, target: str) -> int:
        """Return the process of that name, or 0 while there is none."""
        for number in self.place.children():
            with suppress(OSError):
                if Path(f"/proc/{number}/comm").read_text().startswith(target):
                    return number
        return 0


def left_running(folder: Path, patience: float = 5) -> list[str]:
    """Return the programs that still run in a place that has ended, after a moment's patience."""
    until = time.monotonic() + patience
    while (left := _running(folder)) and time.monotonic() < until:
        time.sleep(0.1)
    return left


def _running(folder: Path) -> list[str]:
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        with suppress(OSError):
            words = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            if str(folder) in words or os.readlink(entry / "cwd").startswith(str(folder)):
                found.append(f"{entry.name} {words[:120]}")
    return found
