"""A fixed pool of threads for the database, so that the event loop never waits for it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, ParamSpec, TypeVar

from django.db import close_old_connections

P = ParamSpec("P")
T = TypeVar("T")

# Connections belong to threads and persist: few threads, few connections.
DATABASE = ThreadPoolExecutor(4, thread_name_prefix="database")
FILES = ThreadPoolExecutor(8, thread_name_prefix="files")


async def in_thread(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call something that asks the database, in a thread of its own."""
    call = partial(_with_fresh_connection, function, *args, **kwargs)
    return await asyncio.get_running_loop().run_in_executor(DATABASE, call)


async def with_files(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call something that reads or writes files, in a thread of its own."""
    call = partial(function, *args, **kwargs)
    return await asyncio.get_running_loop().run_in_executor(FILES, call)


def _with_fresh_connection(function: Callable[..., T], *args: Any, **kwargs: Any) -> T:
    close_old_connections()
    try:
        return function(*args, **kwargs)
    finally:
        close_old_connections()
