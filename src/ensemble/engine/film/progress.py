"""How far work on many atoms is, and how long it still takes: measured, never promised.

Pure: time comes from a clock that is handed in.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Literal

from ensemble.engine.work import Report

Kind = Literal["still", "shot", "both"]
# How long a frame of each kind takes beside a frame of a shot, until it is measured.
GUESS: Mapping[Kind, float] = {"still": 0.5, "shot": 1.0, "both": 1.6}
# So much has to be measured before a time is told.
ENOUGH_SECONDS = 1.0


@dataclass(slots=True)
class Task:
    """So many frames of a kind. `seconds` were spent on the frames that are `done`."""

    kind: Kind
    frames: int
    done: int = 0
    begun: float | None = None
    seconds: float = 0.0


@dataclass(slots=True)
class Progress:
    """Threads note what they did; only the one who asked tells it. It never goes back."""

    tasks: Mapping[str, Task]
    report: Report
    workers: int = 1
    clock: Callable[[], float] = time.monotonic
    lock: Lock = field(default_factory=Lock)
    part: float = 0.0
    told: str = ""

    def note(self, name: str, frames: int) -> None:
        """So many frames of a task are done: 0 when it begins."""
        task, now = self.tasks[name], self.clock()
        with self.lock:
            task.begun = now if task.begun is None else task.begun
            if frames > task.done or not frames:
                task.done, task.seconds = min(max(frames, task.done), task.frames), now - task.begun

    def tell(self) -> None:
        """Report once more if there is anything new to say."""
        with self.lock:
            done = sum(task.done for task in self.tasks.values())
            frames = sum(task.frames for task in self.tasks.values())
            spent, left = self._spent_and_left()
        if done == frames:
            self.part = 1.0
        elif spent + left:
            # What is left is reckoned anew each time: it may grow, but never undoes what was told.
            self.part = max(self.part, min(0.999, spent / (spent + left)))
        words = f"{done:,} of {frames:,} frames{self._time_left(spent, left)}."
        if words != self.told:
            self.told = words
            self.report(self.part, words)

    def _spent_and_left(self) -> tuple[float, float]:
        """Seconds of one worker, for the frames that are done and for those that aren't."""
        pace = {kind: self._pace(kind) for kind in GUESS}
        tasks = self.tasks.values()
        spent = sum(task.done * pace[task.kind] for task in tasks)
        return spent, sum((task.frames - task.done) * pace[task.kind] for task in tasks)

    def _pace(self, kind: Kind) -> float:
        """Seconds for a frame of a kind: as measured, or guessed from what was measured."""
        same = [task for task in self.tasks.values() if task.kind == kind and task.done]
        if frames := sum(task.done for task in same):
            return sum(task.seconds for task in same) / frames
        others = [task for task in self.tasks.values() if task.done]
        guessed = sum(task.done * GUESS[task.kind] for task in others)
        scale = sum(task.seconds for task in others) / guessed if guessed else 1.0
        return GUESS[kind] * scale

    def _time_left(self, spent: float, left: float) -> str:
        unfinished = sum(task.done < task.frames for task in self.tasks.values())
        measured = sum(task.seconds for task in self.tasks.values() if task.done)
        if not unfinished or not spent or measured < ENOUGH_SECONDS:
            return ""
        return f", about {_roughly(left / min(self.workers, unfinished))} left"


def _roughly(seconds: float) -> str:
    """`5 s`, `40 s`, `3 min`: as exact as a guess can be."""
    if seconds > 90:
        return f"{round(seconds / 60)} min"
    step = 1 if seconds < 10 else 5
    return f"{max(1, round(seconds / step) * step)} s"
