"""The parts page in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from ensemble.design import assets
from tests.browser import open_browser, open_server


@pytest.fixture(scope="session", autouse=True)
def _built() -> None:
    assets.build()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all."""
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the place is served."""
    with open_server() as address:
        yield address
