"""Somebody at a browser, of whom every page is checked."""

import time
import wave
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser import PATIENCE, complaints, new_profile


class Visitor:
    """A person with a browser of their own, on a page of the place at `address`."""

    def __init__(self, browser: Browser, address: str, width: int) -> None:
        self.context: BrowserContext = new_profile(
            browser, viewport={"width": width, "height": 800}, has_touch=width < 600
        )
        self.address, self.width = address, width
        self.page: Page = self.context.new_page()
        self.errors: list[str] = []
        self.page.on(
            "pageerror",
            lambda error: self.errors.append(
                f"{error.name} {error.message} {error.stack} at {self.page.url}"
            ),
        )

    def go(self, path: str) -> None:
        """Open a page by its path."""
        self.page.goto(self.address + path)

    def press(self, words: str) -> None:
        """Press the button or link in the page's main part that is called exactly this."""
        main = self.page.locator("main")
        named = main.get_by_role("button", name=words, exact=True)
        named.or_(main.get_by_role("link", name=words, exact=True)).first.click()

    def see(self, title: str) -> None:
        """Wait for a page with this heading, and find nothing wrong with it."""
        expect(self.page.locator("h1")).to_have_text(title)
        self.check()

    def check(self) -> None:
        """Find nothing wrong with the page at hand: no complaint, no error, no sideways scroll."""
        self.page.wait_for_load_state("load")
        found = complaints(self.page)
        assert not found, f"{self.page.url}: {found}"
        assert self.page.evaluate("document.documentElement.scrollWidth") <= self.width
        assert not self.errors, f"{self.page.url}: {self.errors}"

    def join(self, name: str) -> None:
        """Make an account, and leave the crafts for later."""
        self.go("/accounts/signup/?next=/jump-in/")
        self.check()
        told = {"name": name, "email": f"{name.lower()}@example.org", "birth_year": "1990"}
        for field, words in told.items():
            self.page.fill(f"[name={field}]", words)
        self.page.fill("[name=password1]", f"{name.lower()} likes to make things")
        self.page.click("main button.loud")
        self.page.wait_for_url("**/people/settings/crafts**")
        self.check()
        self.press("Not now")
        self.page.wait_for_url("**/jump-in/")
        self.check()

    def send(self, recording: Path, title: str) -> None:
        """On the page for a new sound: send a recording and publish it under a title."""
        self.check()
        ready = "async () => void (await customElements.whenDefined('pieces-upload'))"
        self.page.evaluate(ready)
        self.page.set_input_files("#file", recording)
        expect(self.page.locator(".arrived")).to_contain_text(recording.name)
        self.page.fill("[name=title]", title)
        self.press("Publish it")

    def leave(self) -> None:
        """Close the browser."""
        self.context.close()


def tone(path: Path, pitch: int, seconds: float = 2) -> Path:
    """Write a quiet tone as a WAV."""
    moments = np.arange(int(48_000 * seconds)) / 48_000
    words = (8_000 * np.sin(2 * np.pi * pitch * moments)).astype("<i2")
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(48_000)
        sound.writeframes(words.tobytes())
    return path


def again(page: Page, wanted: Locator) -> None:
    """Look again until something is there that a worker brings."""
    until = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < until:
        if wanted.count():
            return
        page.reload()
    raise AssertionError(page.locator("main").inner_text())
