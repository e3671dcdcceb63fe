"""CPU seconds and wall seconds of a piece of work, with all the programs that it starts."""

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Took:
    """Seconds."""

    cpu: float
    wall: float


def timed(work: Callable[[], object]) -> Took:
    """Do it once."""
    cpu, wall = _cpu(), time.monotonic()
    work()
    return Took(_cpu() - cpu, time.monotonic() - wall)


def best(work: Callable[[], object], rounds: int = 3) -> Took:
    """The quickest of several rounds: what is left is the work and not the neighbors."""
    return min((timed(work) for _ in range(rounds)), key=lambda took: took.cpu)


def compare(promise: str, ours: Took, peer: Took, goal: float) -> None:
    """One line: the ratio of CPU, and of wall, beside the goal."""
    cpu, wall = ours.cpu / peer.cpu, ours.wall / peer.wall
    mark = "kept" if cpu <= goal else "MISSED"
    seconds = f"{ours.cpu:.2f} s of CPU beside {peer.cpu:.2f} s"
    digits = 2 if goal >= 0.1 else 4
    print(f"{promise}: {cpu:.{digits}f} ({seconds}; wall {wall:.2f}); goal {goal}: {mark}")


def tell(promise: str, measured: float, goal: float) -> None:
    """One line: what was measured by itself, beside the goal."""
    mark = "kept" if measured <= goal else "MISSED"
    print(f"{promise}: {measured:.2f}; goal {goal}: {mark}")


def _cpu() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)
