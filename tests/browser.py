"""A real browser: the system's Chromium, or the one inside an npm package."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
# Milliseconds that a busy machine may take until a page is as expected.
PATIENCE = 60_000
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# Never the package's default arguments: they switch safety off and change how pages behave.
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
    "--autoplay-policy=no-user-gesture-required", "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream=device-count=2",
]  # fmt: skip
UNPACK = 'import chromium from "@sparticuz/chromium"; console.log(await chromium.executablePath());'
SETTLED = """() => Promise.all(document.getAnimations()
    .filter((one) => one.playState === "running")
    .filter((one) => Number.isFinite(one.effect.getComputedTiming().endTime))
    .map((one) => one.finished.catch(() => undefined))).then(() => undefined)"""


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Lend a browser without a window."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def new_profile(browser: Browser, **options: Any) -> BrowserContext:
    """Return a fresh profile whose pages have the patience that a busy machine needs."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    return context


def complaints(page: Page, within: str | None = None) -> list[str]:
    """Return what axe-core finds wrong with a page, each as `rule: what (where)`."""
    page.evaluate(SETTLED)  # Halfway through a transition, colors are neither the old nor the new.
    if not page.evaluate("'axe' in window"):
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


def find_chromium() -> str:
    """Return the path of a Chromium: by ENSEMBLE_CHROMIUM, of the system, or of the package."""
    named = os.environ.get("ENSEMBLE_CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), None) or _unpacked()


def _unpacked() -> str:
    node = ROOT / ".venv/lib/node/bin/node"
    command = [str(node), "--input-type=module", "-e", UNPACK]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return str(done.stdout).strip()
