import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from ensemble.engine.crew import all_of
from ensemble.engine.errors import Cancelled, RenderFailed
from ensemble.engine.work import Work


def nothing() -> None:
    """Told to nobody."""


def waiting(work: Work) -> str:
    """Goes on until it is called off."""
    while not (work.cancelled and work.cancelled()):
        threading.Event().wait(0.01)
    raise Cancelled


def test_what_they_made_is_in_order(tmp_path: Path) -> None:
    def task(number: int) -> Callable[[Work], int]:
        return lambda _work: number

    assert all_of([task(number) for number in range(9)], Work(tmp_path), nothing) == [*range(9)]


def test_the_one_who_asked_is_spoken_to_in_their_own_thread(tmp_path: Path) -> None:
    threads: set[int] = set()

    def asked() -> bool:
        threads.add(threading.get_ident())
        return len(threads) > 0

    def tell() -> None:
        threads.add(threading.get_ident())

    with pytest.raises(Cancelled):
        all_of([waiting, waiting], Work(tmp_path, cancelled=asked), tell)
    assert threads == {threading.get_ident()}


def test_a_failure_calls_the_others_off_and_is_what_is_raised(tmp_path: Path) -> None:
    def failing(_work: Work) -> str:
        raise RenderFailed("The pond is dry.")

    with pytest.raises(RenderFailed, match="dry"):
        all_of([waiting, failing], Work(tmp_path), nothing)
