"""A large mix in the real page, on a desktop and on a phone: how soon, how heavy, how smooth?

    .venv/bin/python -m bench.studio.large [TRACKS] [phone] [blind] [FOLDER]    # 200 tracks

Lays a few recordings in so often, opens the mixer, scrolls through all of it and turns a fader.
Prints the bytes of the page, elements, memory, and the longest time in which the page could not
answer. With `blind` two versions of it are compared by ear. FOLDER gets pictures of the page.
"""

import os
import sys
import time
from pathlib import Path

from playwright.sync_api import Page
from tests.browser import complaints

from bench.place import member, open_place, session_of
from bench.studio.mixes import mix_of
from bench.studio.pages import visited

FREEZE_MS = 200
WATCH = """window.longest = 0; new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
}).observe({type: 'longtask', buffered: true});"""
SCROLL = """async () => { window.longest = 0; const end = document.body.scrollHeight;
  for (let y = 0; y < end; y += innerHeight * Math.max(1, end / innerHeight / 120)) {
    scrollTo(0, y); await new Promise(requestAnimationFrame); }
  await new Promise((r) => setTimeout(r, 300)); return window.longest; }"""
TURN = """async (box) => { window.longest = 0; box.focus(); const times = [];
  for (let at = 0; at < 20; at++) { box.value = `${-at}`; const begun = performance.now();
    box.dispatchEvent(new Event('input', {bubbles: true})); times.push(performance.now() - begun);
    await new Promise(requestAnimationFrame); }
  box.dispatchEvent(new Event('change', {bubbles: true}));
  await new Promise((r) => setTimeout(r, 1500));
  return [window.longest, Math.max(...times)]; }"""
USABLE = """() => { const mixer = document.querySelector('studio-mixer');
  return mixer.desk?.layers.size && mixer.querySelector('.clip[role=slider]'); }"""


def main(count: int, folder: Path | None, *, phone: bool, blind: bool) -> None:
    place = open_place()
    ada = member("Ada")
    address, session = mix_of(ada, place, count, 8), session_of(ada)
    if blind:
        _two_versions(ada)
    with visited(place, session, phone=phone) as page:
        page.set_default_timeout(120_000)
        page.add_init_script(WATCH)
        _opened(page, address, count, phone=phone)
        if blind:
            _compared(page)
        print("axe:", complaints(page) if count <= 250 else "not asked")
        if folder:
            _pictured(page, folder / f"large-{count}-{'phone' if phone else 'desktop'}")


def _pictured(page: Page, at: Path) -> None:
    """The top, some tracks with one unfolded, and the end; in light and dark."""
    page.locator(".layer summary").nth(1).click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for name, selector in (("top", "header"), ("rows", ".layer"), ("end", "[name=finish]")):
            page.locator(selector).first.evaluate("(one) => one.scrollIntoView()")
            page.wait_for_timeout(400)
            page.screenshot(path=f"{at}-{scheme}-{name}.png")


def _opened(page: Page, address: str, count: int, *, phone: bool) -> None:
    begun = time.monotonic()
    answer = page.goto(address, wait_until="commit")
    first = time.monotonic() - begun
    page.wait_for_function("document.querySelector('.transport .play')")
    page.wait_for_function(USABLE)
    usable = time.monotonic() - begun
    size = len(answer.body()) / 1e6
    nodes = page.evaluate("document.querySelectorAll('*').length")
    load = os.getloadavg()[0]
    print(f"{count} tracks on a {'phone' if phone else 'desktop'}; load {load:.1f}")
    print(f"first byte {first:.2f} s, usable {usable:.2f} s, page {size:.2f} MB, {nodes} elements")
    print(f"longest task while opening {page.evaluate('window.longest'):.0f} ms")
    heap = page.context.new_cdp_session(page).send("Runtime.getHeapUsage")
    print(f"heap {heap['usedSize'] / 1e6:.0f} MB")
    _judged("scrolling through all", page.evaluate(SCROLL))
    slider = page.locator(".layer").nth(min(3, count - 1)).locator("input[type=range]").first
    longest, handler = slider.evaluate(TURN)
    print(f"one step of a fader takes {handler:.1f} ms")
    _judged("turning a fader", longest)


def _judged(what: str, longest: float) -> None:
    mark = "kept" if longest <= FREEZE_MS else "MISSED"
    print(f"longest task while {what}: {longest:.0f} ms; goal {FREEZE_MS}: {mark}")


def _two_versions(ada) -> None:  # type: ignore[no-untyped-def]
    from ensemble.studio.actions.keep_version import keep_version
    from ensemble.studio.actions.turn import Turn, turn_faders
    from ensemble.studio.models import Mix

    mix = Mix.objects.get()
    keep_version(mix, "As it was", by=ada)
    last = mix.layers.standing().last()
    turn_faders(mix, [Turn(last.key, "gain_db", 6.0)], gesture="bench", by=ada)
    keep_version(mix, "The last one louder", by=ada)


HEARD = """() => { const {player} = document.querySelector('studio-mixer');
  const heard = player.feeder.tracks.filter((one) => one.heard);
  return [heard.length, heard.filter((one) => one.key.startsWith('submix')).length,
    player.feeder.tracks.length, player.late, player.holds, player.feeder.most / 1e6]; }"""


def _compared(page: Page) -> None:
    """Hear both, choose the other, and see what is kept."""
    begun = time.monotonic()
    page.locator(".compare > button").click()
    page.locator(".blind [aria-pressed]").first.wait_for()
    page.wait_for_function("document.querySelector('studio-mixer').player.playing")
    print(f"both versions are here and play {time.monotonic() - begun:.1f} s after asking for them")
    for which in (1, 0, 1):
        page.locator(".blind [aria-pressed]").nth(which).click()
        page.wait_for_timeout(1_500)
        heard, sums, all_of_them, late, holds, most = page.evaluate(HEARD)
        print(
            f"heard {heard} tracks ({sums} sums) of {all_of_them}; late {late},"
            f" waited {holds} times, decoded sound at most {most:.0f} MB"
        )
    page.locator(".blind button").last.click()
    page.locator(".blind [role=status]").wait_for()
    print("says:", page.locator(".blind").text_content())
    page.locator(".preferred li").wait_for()
    page.reload()
    print("kept:", page.locator(".preferred li").all_text_contents())


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    folders = [Path(word) for word in sys.argv[1:] if "/" in word]
    main(
        numbers[0] if numbers else 200,
        folders[0] if folders else None,
        phone="phone" in sys.argv,
        blind="blind" in sys.argv,
    )
