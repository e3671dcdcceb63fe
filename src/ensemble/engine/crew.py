"""Several tasks at once, in threads. Whoever asked is only ever spoken to in their own thread."""

from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import replace
from threading import Event
from typing import TypeVar

from ensemble.engine.errors import Cancelled
from ensemble.engine.work import Work, tell_nobody

Made = TypeVar("Made")
BREATH = 0.2


def all_of(
    tasks: Sequence[Callable[[Work], Made]], work: Work, tell: Callable[[], None]
) -> list[Made]:
    """What every task made, in order. Raises the first failure, and calls the others off.

    Each task gets a work that is called off with the whole. `tell` is called now and then; it and
    `work.cancelled` are called from this thread alone, for they may hold a database's connection.
    """
    given_up = Event()
    theirs = replace(work, report=tell_nobody, cancelled=given_up.is_set)
    with ThreadPoolExecutor(work.workers) as pool:
        running = [pool.submit(task, theirs) for task in tasks]
        try:
            while not _settled(running):
                work.stop_if_asked()
                tell()
        finally:
            given_up.set()
            pool.shutdown(cancel_futures=True)
    tell()
    return [future.result() for future in running]


def _settled(running: list[Future[Made]]) -> bool:
    """Whether all is done, after a breath. Raises what went wrong."""
    done, left = wait(running, timeout=BREATH, return_when=FIRST_EXCEPTION)
    failures = [error for future in done if (error := future.exception())]
    # What failed says more than what was called off because of it.
    failures.sort(key=lambda error: isinstance(error, Cancelled))
    if failures:
        raise failures[0]
    return not left
