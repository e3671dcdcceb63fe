"""Pages of a place that really runs, in a real browser in which somebody is signed in."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page
from tests.browser import open_browser
from tests.live import Place
from tests.place import free_port

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}


@contextmanager
def visited(folder: Path, session: str, *, phone: bool = False) -> Iterator[Page]:
    """Serve what is in a folder, and lend a page of it on a phone or a desktop."""
    place = Place(folder, free_port())
    place.open()
    try:
        with open_browser() as browser:
            yield page_of(browser, place, session, phone=phone)
    finally:
        place.close()


def page_of(browser: Browser, place: Place, session: str, *, phone: bool = False) -> Page:
    """Lend a page that waits by asking scripts, and says what breaks in it."""
    shape: dict[str, Any] = PHONE if phone else DESKTOP
    context = browser.new_context(base_url=place.address, bypass_csp=True, **shape)
    sign_in(context, place, session)
    page = context.new_page()
    page.on("pageerror", lambda error: print("page error:", error))
    return page


def sign_in(context: BrowserContext, place: Place, session: str) -> None:
    """Sign somebody in by the key of a session of theirs."""
    context.add_cookies([{"name": "sessionid", "value": session, "url": place.address}])
