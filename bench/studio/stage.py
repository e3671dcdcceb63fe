"""A page that records, in a browser with a room around it."""

import base64
import os
import signal
import subprocess  # noqa: TID251 - the bundler, a browser to be killed.
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import (
    Browser,
    BrowserContext,
    BrowserType,
    Error,
    Page,
    sync_playwright,
)
from tests.browser import ARGUMENTS, ROOT, find_chromium

HEAD = "<!doctype html><meta charset=utf-8><title>Takes</title><link rel=icon href=data:,>"
PAGE = f"{HEAD}<script type=module src=page.js></script>"
REAL = [each for each in ARGUMENTS if not each.startswith("--use-fake-device")]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name there.
        """Say nothing."""


def bundle(folder: Path) -> None:
    """Write the page with all it needs into a folder."""
    node = ROOT / ".venv/lib/node/bin/node"
    subprocess.run([node, "bench/studio/build.mjs", str(folder)], cwd=ROOT, check=True)
    (folder / "index.html").write_text(PAGE)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Bundle what records into a folder, and serve that."""
    bundle(folder)
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


@contextmanager
def killable(
    folder: Path, fake: Path | None = None
) -> Iterator[tuple["subprocess.Popen[bytes]", Page]]:
    """A browser by itself, to be killed with all that belongs to it."""
    told = folder / "home/DevToolsActivePort"
    told.unlink(missing_ok=True)
    own = [f"--user-data-dir={folder / 'home'}", "--headless", "--remote-debugging-port=0"]
    own += [f"--use-file-for-fake-audio-capture={fake}"] if fake else []
    command = [find_chromium(), *ARGUMENTS, *own]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, start_new_session=True, **quiet)  # type: ignore[call-overload]
    while not told.exists() or not told.read_text():
        sleep(0.05)
    port = told.read_text().split()[0]
    with sync_playwright() as playwright:
        browser = _joined(playwright.chromium, f"http://localhost:{port}")
        try:
            yield process, browser.contexts[0].new_page()
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
            process.wait()


def _joined(chromium: BrowserType, address: str) -> Browser:
    """Whoever joins a browser that only just begins may wait for a page of it that is gone."""
    for _try in range(10):
        with suppress(Error):
            return chromium.connect_over_cdp(address, timeout=5_000)
    raise TimeoutError("The browser lets nobody join.")


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
