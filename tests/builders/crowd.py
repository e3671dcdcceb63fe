"""Many at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connections

Answer = TypeVar("Answer")


def at_once(*doings: Callable[[], Answer]) -> list[Answer | Exception]:
    """Do all of these at the same moment, each on a connection of its own.

    Returns what each answered or raised, in order.
    """
    gate = Barrier(len(doings))

    def wait_and_do(doing: Callable[[], Answer]) -> Answer | Exception:
        try:
            gate.wait(timeout=30)
            return doing()
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(doings)) as pool:
        return list(pool.map(wait_and_do, doings))
