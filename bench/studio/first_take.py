"""How long it takes from a call's page until one is recorded: at first, and on the next visit.

    python -m bench.studio.first_take http://127.0.0.1:8000 /projects/calls/KEY/

The place is open, and the call is one for sound in it. The browser presses as soon as it can. The
count-in is part of it, for it is part of the wait. Goals: 20 s and 6 s.
"""

import sys
import time
import wave
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from bench.studio.stage import browser

GOALS = {"first visit": 20.0, "next visit": 6.0}


def visit(page: Page, address: str) -> float:
    """Seconds from the call's page to the first sound that counts."""
    begun = time.perf_counter()
    page.goto(address)
    page.get_by_role("link", name="Join in", exact=True).click()
    page.wait_for_selector(".recorder[data-step=ready]")
    page.click(".record")
    page.wait_for_selector(".recorder[data-step=recording]:not([data-counting])")
    took = time.perf_counter() - begun
    page.click(".record")
    page.wait_for_selector(".recorder[data-step=open]")
    return took


def main(address: str) -> None:
    with TemporaryDirectory() as home, browser(Path(home), fake=silence(Path(home))) as context:
        for name, goal in GOALS.items():
            page = context.new_page()
            page.set_default_timeout(60_000)
            print(f"{name}: {visit(page, address):.1f} s (goal {goal:.0f} s)")
            page.close()


def silence(folder: Path) -> Path:
    """A second of nothing, for a microphone that hears nothing."""
    path = folder / "silence.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 48_000, 0, "NONE", ""))
        file.writeframes(bytes(2 * 48_000))
    return path


if __name__ == "__main__":
    main("".join(sys.argv[1:]))
