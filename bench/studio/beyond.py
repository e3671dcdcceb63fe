"""More tracks than a phone plays, in the real page: how soon is a turn of the others heard?

    .venv/bin/python -m bench.studio.beyond [TRACKS] [SECONDS] [desktop] [FOLDER]  # 40, 30 s

Lays one recording in so often, plays it on a phone, turns a fader of the last track, and waits
until the new sum has taken over. Prints how long that took, how often the sound had to wait, and
what axe says of the page. With a FOLDER, pictures of the page are put there.
"""

import sys
import time
from pathlib import Path

from playwright.sync_api import Page
from tests.browser import complaints

from bench.place import member, open_place, session_of
from bench.studio.mixes import mix_of
from bench.studio.pages import visited


def main(count: int, seconds: int, folder: Path | None, *, phone: bool) -> None:
    place = open_place()
    ada = member("Ada")
    address, session = mix_of(ada, place, count, seconds), session_of(ada)
    with visited(place, session, phone=phone) as page:
        page.goto(address)
        _played(page, count)
        print("axe:", complaints(page))
        if folder:
            _pictured(page, folder / f"beyond-{'phone' if phone else 'desktop'}")


def _pictured(page: Page, at: Path) -> None:
    page.screenshot(path=f"{at}.png")
    page.locator(".layer").last.scroll_into_view_if_needed()
    page.screenshot(path=f"{at}-last.png")


def _played(page: Page, count: int) -> None:
    """Open it, play it, turn the last track, hear the last track alone."""
    begun = time.monotonic()
    page.locator(".transport .play").click()
    page.wait_for_function("document.querySelector('studio-mixer').player.playing", timeout=120_000)
    print(f"{count} tracks begin to play {time.monotonic() - begun:.1f} s after the first visit")
    print("says:", page.locator(".notes .others").text_content())
    last = page.locator(".layer").last
    slider = last.locator("input[type=range]").first
    slider.evaluate(
        "(box) => { box.value = '-30'; box.dispatchEvent(new Event('input', {bubbles: true}));"
        " box.dispatchEvent(new Event('change', {bubbles: true})); }"
    )
    begun = time.monotonic()
    before = page.evaluate(SUM)
    page.wait_for_function(f"({SUM}) !== {before!r}", timeout=120_000)
    print(f"a turned fader of the last one is heard {time.monotonic() - begun:.1f} s later")
    last.locator(".solo").click()
    print("heard when the last one is heard alone:", page.evaluate(HEARD), "track")
    last.locator(".solo").click()
    holds, late, playing = page.evaluate(
        "(({player}) => [player.holds, player.late, player.playing])"
        "(document.querySelector('studio-mixer'))"
    )
    print(f"waited {holds} times, late {late}, playing: {playing}")


TRACKS = "document.querySelector('studio-mixer').player.feeder.tracks"
SUM = f"{TRACKS}.filter((one) => one.heard && one.key.startsWith('submix')).at(-1)?.key"
HEARD = f"{TRACKS}.filter((one) => one.heard).length"


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    folders = [Path(word) for word in sys.argv[1:] if "/" in word]
    main(
        numbers[0] if numbers else 40,
        numbers[1] if len(numbers) > 1 else 30,
        folders[0] if folders else None,
        phone="desktop" not in sys.argv,
    )
