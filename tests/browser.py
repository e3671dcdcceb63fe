"""A real browser and the real server, for tests that walk through pages."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from tests.place import free_port

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SWITCHES = ["--no-sandbox", "--autoplay-policy=no-user-gesture-required", "--mute-audio"]
AXE = Path(__file__).resolve().parent.parent / "node_modules/axe-core/axe.min.js"


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Open Chromium: the one in `ENSEMBLE_CHROMIUM`, the system's, or Playwright's own."""
    found = os.environ.get("ENSEMBLE_CHROMIUM") or next(
        filter(None, map(shutil.which, NAMES)), None
    )
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=SWITCHES)
        yield browser
        browser.close()


@contextmanager
def open_server() -> Iterator[str]:
    """Serve the whole place from a thread; yields its address, without a slash at the end."""
    from ensemble.website.asgi import application

    config = uvicorn.Config(
        application, port=free_port(), log_level="warning", lifespan="off", ws="none"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        thread.join(0.02)
    yield f"http://127.0.0.1:{config.port}"
    server.should_exit = True
    thread.join(10)


def complaints(page: Page, within: str | None = None) -> list[str]:
    """Return what axe-core finds wrong with a page, each as `rule: what (where)`."""
    page.evaluate(AXE.read_text())  # Not a script tag: the page's own rules refuse those.
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found: dict[str, Any] = page.evaluate(
        "([within, tags]) => axe.run(within ?? document, {runOnly: tags})", [within, tags]
    )
    return [
        f"{broken['id']}: {broken['help']} ({node['target']})"
        for broken in found["violations"]
        for node in broken["nodes"]
    ]
