"""Several servers over one database, told of each other by a Redis between them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from tests.live import Place
from tests.place import free_port, new_folder
from tests.redis import Broker


@contextmanager
def houses(number: int) -> Iterator[list[Place]]:
    """Open so many servers over one database."""
    folder, broker = new_folder(), None
    if number > 1:
        broker = Broker(folder, free_port())
        broker.open()
        os.environ["ENSEMBLE_LIVE"] = broker.address
    database = os.environ.get("ENSEMBLE_DATABASE", "")
    places = [Place(folder, free_port(), database) for _house in range(number)]
    try:
        for place in places:
            place.open()
        yield places
    finally:
        for place in places:
            place.close()
        if broker:
            broker.kill()
