"""The parts page in a real browser."""

from collections.abc import Iterator

import pytest

from ensemble.design import assets
from tests.live import in_a_thread


@pytest.fixture(scope="session", autouse=True)
def _built() -> None:
    assets.build()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the place is served, by threads that never saw a database of another test."""
    from ensemble.website.asgi import assemble

    with in_a_thread(assemble()) as address:
        yield address
