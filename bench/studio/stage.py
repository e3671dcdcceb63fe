"""A page that records, in a browser with a room around it."""

import base64
import subprocess  # noqa: TID251 - the bundler.
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import BrowserContext, Page, sync_playwright
from tests.browser import ARGUMENTS, ROOT, find_chromium

HEAD = "<!doctype html><meta charset=utf-8><title>Takes</title><link rel=icon href=data:,>"
PAGE = f"{HEAD}<script type=module src=page.js></script>"
REAL = [each for each in ARGUMENTS if each != "--use-fake-device-for-media-stream"]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name there.
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Bundle what records into a folder, and serve that."""
    node = ROOT / ".venv/lib/node/bin/node"
    subprocess.run([node, "bench/studio/build.mjs", str(folder)], cwd=ROOT, check=True)
    (folder / "index.html").write_text(PAGE)
    server = ThreadingHTTPServer(("localhost", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}/"
    finally:
        server.shutdown()


@contextmanager
def browser(
    home: Path, environment: dict[str, str] | None = None, fake: Path | None = None
) -> Iterator[BrowserContext]:
    """Lend a browser that keeps things in `home`; it hears the room, or a file over and over."""
    heard = [f"--use-file-for-fake-audio-capture={fake}"] if fake else []
    arguments = (ARGUMENTS if fake else REAL) + heard
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            str(home), executable_path=find_chromium(), args=arguments,
            env=dict(environment) if environment else None,
            ignore_default_args=["--mute-audio"],
        )  # fmt: skip
        try:
            yield context
        finally:
            context.close()


def opened(context: BrowserContext, address: str) -> Page:
    """Open the page and wait until it can record."""
    page = context.new_page()
    page.on("console", lambda said: print("page:", said.text))
    page.on("pageerror", lambda error: print("page:", error))
    page.goto(address)
    page.wait_for_function("'capture' in window")
    return page


def heard_in(page: Page, take: str) -> NDArray[np.float32]:
    """The raw samples of a take."""
    coded = page.evaluate("async (id) => bytes(new Blob([await capture.takes.sound(id)]))", take)
    return np.frombuffer(base64.b64decode(coded), "<f4")
