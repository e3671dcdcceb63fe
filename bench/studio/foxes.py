"""Firefox and Chromium in one text: python -m bench.studio.foxes

Ada writes in Chromium, Ben in the system's Firefox, at the same time; then Ben undoes. Prints what
came of it; ends with 1 when they don't hold the same words.
"""

import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page
from tests.browser import open_browser
from tests.live import Place
from tests.place import free_port, new_folder

from bench.studio.firefox import Fox, opened
from bench.studio.kettle import BOX, EDIT, KEPT, WORDS, WORLD, comes, writer

ROUNDS = 40


def main() -> int:
    """Write in both; return how much differs."""
    place = Place(new_folder(), free_port())
    place.open()
    own = SimpleNamespace(environment=dict(os.environ))
    try:
        world = place.run(WORLD)
        with (
            TemporaryDirectory() as folder,
            open_browser() as browser,
            opened(Path(folder), own, place.address) as fox,
        ):
            print(f"Firefox {fox.version} and Chromium {browser.version}")
            _come_in(fox, place, world)
            return _write(writer(browser, place, world, "Ada"), fox, place)
    finally:
        place.kill()


def _come_in(fox: Fox, place: Place, world: dict[str, Any]) -> None:
    value = {"type": "string", "value": world["Ben"]}
    domain = urlsplit(place.address).hostname
    fox.ask("storage.setCookie", cookie={"name": "sessionid", "value": value, "domain": domain})
    fox.go(f"{place.address}/writings/{world['key']}/")
    assert comes(lambda: fox.evaluate(f"() => {KEPT}"))


def _write(hers: Page, fox: Fox, place: Place) -> int:
    for number in range(ROUNDS):
        hers.evaluate(EDIT, [number % 7 / 7, number % 3 == 0, f"a{number} "])
        fox.evaluate(f"() => ({EDIT})({json.dumps([number % 5 / 5, 0, f'ß{number}😀 '])})")
    assert comes(lambda: _both(hers, fox))
    words = hers.evaluate(f"{BOX}.value")
    print(f"{2 * ROUNDS} edits by both: identical, {len(words)} characters")
    fox.evaluate(f"""() => {{ const box = {BOX}; box.focus(); box.dispatchEvent(
        new KeyboardEvent("keydown", {{ key: "z", ctrlKey: true, bubbles: true }})); }}""")
    assert comes(lambda: _both(hers, fox) and hers.evaluate(f"{BOX}.value") != words)
    left = hers.evaluate(f"{BOX}.value")
    # Only Ada writes this letter, only Ben the other.
    hers_gone, his_gone = (words.count(letter) - left.count(letter) for letter in "aß")
    print(f"undone in Firefox: {his_gone} marks of Ben's, {hers_gone} of Ada's")
    same = place.run(WORDS) == left
    print("the database holds the same" if same else "THE DATABASE HOLDS OTHER WORDS")
    return hers_gone + (not his_gone) + (not same)


def _both(hers: Page, fox: Fox) -> bool:
    facts = f"[{BOX}.value, {KEPT}]"
    one, other = hers.evaluate(facts), fox.evaluate(f"() => {facts}")
    return bool(one == other and one[1])


if __name__ == "__main__":
    sys.exit(main())
