"""How a shared text takes what keyboards do: python -m bench.studio.typing

In a real Chromium, while another browser writes into the same text: composing (Japanese, by the
browser's own input method interface), a word that a phone's keyboard replaces, undo, a paste of
100 kB, emoji and Hebrew. Then a turn in two windows. Prints what came of each; ends with 1 when
something was lost.
"""

import json
import sys
import time
from typing import Any

from playwright.sync_api import Page
from tests.browser import open_browser
from tests.live import Place
from tests.place import free_port, new_folder

from bench.studio.kettle import BOX, KEPT, WORLD, comes, writer

TURNS = """
from ensemble.people.models import Member
from ensemble.studio.actions.open_writing import open_writing
answer = open_writing(by=Member.objects.get(name="Ada"), title="In turns", way="turns").key
"""
VALUE = f"{BOX}.value"
FAULTS: list[str] = []


def main() -> int:
    """Try everything; return how much was wrong."""
    place = Place(new_folder(), free_port())
    place.open()
    try:
        world, turns = place.run(WORLD), place.run(TURNS)
        with open_browser() as browser:
            hers, his = (writer(browser, place, world, name) for name in ("Ada", "Ben"))
            for each in (_compose, _replace_a_word, _undo, _paste, _emoji, _right_to_left):
                _clear(hers, his)
                each(hers, his)
            _two_windows(hers, turns)
    finally:
        place.close()
    print("faults:", FAULTS or "none")
    return len(FAULTS)


def _clear(hers: Page, his: Page) -> None:
    hers.fill("textarea", "")
    _same(hers, his, "")
    # What is done at once is undone at once.
    hers.wait_for_timeout(700)


def _compose(hers: Page, his: Page) -> None:
    """A candidate is chosen slowly while the other writes before it and behind it."""
    _write(hers, "ab")
    _same(hers, his, "ab")
    hers.focus("textarea")
    hers.evaluate(f"{BOX}.setSelectionRange(1, 1)")
    ime = hers.context.new_cdp_session(hers)
    for words in ("n", "に", "にほ", "にほん"):
        ime.send(
            "Input.imeSetComposition",
            {"text": words, "selectionStart": len(words), "selectionEnd": len(words)},
        )
    his.evaluate(f"{BOX}.focus(); {BOX}.setSelectionRange(0, 0)")
    his.keyboard.type("before ")
    _until(his, f"{VALUE}.includes('before') && {KEPT}", "his words are kept")
    time.sleep(2)
    _check("no arrival tears a composition", hers.evaluate(VALUE), "aにほんb")
    ime.send("Input.imeSetComposition", {"text": "日本", "selectionStart": 2, "selectionEnd": 2})
    ime.send("Input.insertText", {"text": "日本"})
    _same(hers, his, "before a日本b", "composed words meet others'")
    caret = hers.evaluate(f"{VALUE}.slice(0, {BOX}.selectionEnd)")
    _check("the caret stands behind them", caret, "before a日本")


def _replace_a_word(hers: Page, his: Page) -> None:
    """What a phone's keyboard does when it corrects: a word gives way to another at once."""
    _write(hers, "I liek tea")
    _same(hers, his, "I liek tea")
    hers.evaluate(
        f"""() => {{ const box = {BOX}; box.focus(); box.setSelectionRange(2, 6);
        document.execCommand("insertText", false, "like"); }}"""
    )
    _same(hers, his, "I like tea", "a corrected word arrives")


def _undo(hers: Page, his: Page) -> None:
    """Ctrl+Z takes back one's own words and leaves the other's, before and behind."""
    _write(hers, "mine ")
    _same(hers, his, "mine ")
    his.evaluate(f"{BOX}.focus(); {BOX}.setSelectionRange(5, 5)")
    his.keyboard.type("his")
    _same(hers, his, "mine his")
    hers.evaluate(f"{BOX}.focus(); {BOX}.setSelectionRange(4, 8)")
    his.evaluate(f"{BOX}.setSelectionRange(0, 0)")
    his.keyboard.type("0 ")
    _same(hers, his, "0 mine his")
    chosen = hers.evaluate(f"{VALUE}.slice({BOX}.selectionStart, {BOX}.selectionEnd)")
    _check("a selection stays with its words", chosen, " his")
    hers.keyboard.press("Control+z")
    _same(hers, his, "0 his", "undo takes back one's own only")
    hers.keyboard.press("Control+Shift+z")
    _same(hers, his, "0 mine his", "redo brings it back")


def _paste(hers: Page, his: Page) -> None:
    """By the clipboard: what scripts do in its place takes Chromium a minute and a half."""
    words = "Zeile für Zeile, 日本 😀\n" * 4600
    copied = hers.context.new_page()
    copied.set_content("<textarea></textarea>")
    copied.evaluate(f"words => {{ {BOX}.value = words; {BOX}.select(); }}", words)
    copied.keyboard.press("Control+c")
    copied.close()
    hers.focus("textarea")
    began = time.monotonic()
    hers.keyboard.press("Control+v")
    _same(hers, his, words, f"a paste of {len(words) // 1000} kB arrives")
    print(f"  after {time.monotonic() - began:.1f} s")


def _emoji(hers: Page, his: Page) -> None:
    _write(hers, "👩‍👩‍👧 and 😀😁")
    _same(hers, his, "👩‍👩‍👧 and 😀😁")
    hers.keyboard.press("End")
    hers.keyboard.press("Backspace")
    his.evaluate(f"{BOX}.focus(); {BOX}.setSelectionRange(0, 0)")
    his.keyboard.type("é")
    _same(hers, his, "é👩‍👩‍👧 and 😀", "an emoji is erased whole")


def _right_to_left(hers: Page, his: Page) -> None:
    _write(hers, "שלום עולם")
    _same(hers, his, "שלום עולם")
    his.evaluate(f"{BOX}.focus(); {BOX}.setSelectionRange(4, 4)")
    his.keyboard.insert_text(" abc")
    _same(hers, his, "שלום abc עולם", "Hebrew and Latin in one line")
    way = hers.evaluate(f"getComputedStyle({BOX}).direction")
    _check("it is written from the right", way, "rtl")


def _two_windows(one: Page, key: str) -> None:
    """One turn in two windows: both write, nothing is lost, and both are told."""
    one.goto(f"/writings/{key}/")
    one.get_by_role("button", name="Take the next turn").click()
    one.wait_for_selector("form.turn textarea")
    other = one.context.new_page()
    other.goto(f"/writings/{key}/")
    for page in (one, other):
        _until(
            page, "document.querySelector('.elsewhere').textContent", "a window knows of another"
        )
    kept = "document.querySelector('#kept').textContent.startsWith('Kept')"
    _write(one, "From the first.")
    _until(one, kept, "the first is kept")
    other.evaluate(f"{BOX}.focus()")
    other.keyboard.type("And the second. ")
    _until(other, f"{VALUE}.includes('From the first.')", "the second takes in the first")
    _until(other, kept, "both are kept")
    _check(
        "in both orders", sorted(other.evaluate(VALUE)), sorted("And the second. From the first.")
    )


def _write(page: Page, words: str) -> None:
    page.focus("textarea")
    page.keyboard.insert_text(words)


def _same(hers: Page, his: Page, words: str, what: str = "") -> None:
    """Wait until both hold these words, all of them kept."""
    told = json.dumps(words)
    for page in (hers, his):
        if not comes(lambda page=page: page.evaluate(f"{VALUE} === {told} && {KEPT}")):
            FAULTS.append(f"{what or 'writing'}: {page.evaluate(VALUE)[:80]!r}, not {words[:80]!r}")
            return
    if what:
        print(f"{what}: right")


def _until(page: Page, expression: str, what: str) -> None:
    _check(what, comes(lambda: page.evaluate(f"Boolean({expression})")), True)


def _check(what: str, found: Any, wanted: Any) -> None:
    if found == wanted:
        print(f"{what}: right")
    else:
        FAULTS.append(f"{what}: {found!r} instead of {wanted!r}")


if __name__ == "__main__":
    sys.exit(main())
