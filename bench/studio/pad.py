"""Many strokes on the pad, and a killed browser: `script/bench studio.pad [strokes] [kills]`

Draws on the real page with pointer events, each stroke of 40 points by a pen. Time per stroke is
how long the page is busy with one, from the pen down until it is drawn and on its way to the disk,
for the first and for the last five hundred. Then the browser is killed (-9) at random moments while
strokes are made, and opened again: what was finished before the kill must be there.
"""

import os
import random
import signal
import subprocess  # noqa: TID251 - a browser to be killed.
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Error, Page, sync_playwright
from tests.browser import ARGUMENTS, find_chromium
from tests.live import in_a_thread
from tests.place import free_port

from bench.place import open_place

# A hasty hand: so many seconds between the end of a stroke and the next.
PACE = 0.15
READY = "studio-pad[data-ready]"
DRAW = """([count, points]) => {
  const board = document.querySelector(".board"), box = board.getBoundingClientRect();
  board.setPointerCapture = () => undefined;
  let seed = performance.timeOrigin + performance.now();
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const send = (type, x, y) => board.dispatchEvent(new PointerEvent(type, { bubbles: true,
    pointerId: 1, pointerType: "pen", pressure: 0.2 + 0.6 * random(), clientX: box.left + x,
    clientY: box.top + y, width: 1, height: 1 }));
  const ink = document.querySelector(".paper canvas").getContext("2d");
  const told = [];
  let since = performance.now();
  for (let stroke = 1; stroke <= count; stroke++) {
    let [x, y] = [random() * box.width, random() * box.height];
    send("pointerdown", x, y);
    for (let point = 0; point < points; point++)
      send("pointermove", (x += 8 * random() - 4), (y += 8 * random() - 4));
    send("pointerup", x, y);
    if (stroke % 50) continue;
    // Canvases put their work off; looking at one has it done.
    ink.getImageData(0, 0, 1, 1);
    told.push((performance.now() - since) / 50);
    since = performance.now();
  }
  return told;
}"""
# A stroke drawn at the pace of the screen: how long each frame takes while it grows.
FRAMES = """async () => {
  const board = document.querySelector(".board"), box = board.getBoundingClientRect();
  board.setPointerCapture = () => undefined;
  const send = (type, x, y) => board.dispatchEvent(new PointerEvent(type, { bubbles: true,
    pointerId: 1, pointerType: "pen", pressure: 0.5,
    clientX: box.left + x, clientY: box.top + y }));
  const frame = () => new Promise(requestAnimationFrame), told = [];
  send("pointerdown", 20, 20);
  for (let at = 0; at < 120; at++) {
    for (let each = 0; each < 4; each++)
      send("pointermove", 20 + 2 * at + each / 2, 40 + 30 * Math.sin(at / 9));
    const since = performance.now();
    await frame();
    told.push(performance.now() - since);
  }
  send("pointerup", 260, 40);
  return told.sort((one, other) => one - other);
}"""
PRESS = """async (name) => {
  const since = performance.now();
  document.querySelector(`.${name}`).click();
  document.querySelector(".paper canvas").getContext("2d").getImageData(0, 0, 1, 1);
  return performance.now() - since;
}"""
KEPT = """async () => {
  const base = await new Promise((told) => {
    const opening = indexedDB.open("drawings");
    opening.onsuccess = () => told(opening.result);
  });
  const counting = base.transaction("acts").objectStore("acts").count();
  return new Promise((told) => (counting.onsuccess = () => told(counting.result - 1)));
}"""


def main(strokes: int, kills: int) -> None:
    open_place()
    with in_a_thread() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        _many(browser.new_page(viewport={"width": 1280, "height": 800}), address, strokes)
        browser.close()
        lost = [_killed(playwright.chromium, address) for _each in range(kills)]
    finished, gone = sum(made for made, _lost in lost), sum(each for _made, each in lost)
    print(f"killed {kills} times while {finished} strokes were made")
    print(f"finished strokes lost by a kill: {gone}; goal 0")


def _many(page: Page, address: str, strokes: int) -> None:
    page.set_default_timeout(600_000)
    page.goto(f"{address}/draw/")
    page.wait_for_selector(READY)
    told = page.evaluate(DRAW, [strokes, 40])
    first, last = median(told[:10]), median(told[-10:])
    print(f"a stroke among the first 500 keeps the page busy for {first:.2f} ms")
    print(f"milliseconds for a stroke at {strokes}: {last:.2f}; goal 8")
    frames = page.evaluate(FRAMES)
    usual, worst = frames[len(frames) // 2], frames[-1]
    print(f"milliseconds for a frame of a stroke in hand: {usual:.1f}, worst {worst:.1f}; goal 34")
    back = sorted(page.evaluate(PRESS, "undo") for _each in range(40))
    print(f"milliseconds to take a stroke back: {back[20]:.1f}, worst {back[-1]:.1f}; goal 50")
    for _each in range(40):
        page.evaluate(PRESS, "redo")
    since = time.perf_counter()
    page.reload()
    page.wait_for_selector(READY)
    print(f"seconds until it is found again and drawn: {time.perf_counter() - since:.1f}; goal 10")
    there = page.evaluate(KEPT)
    print(f"strokes lost by a reload: {strokes + 1 - there}; goal 0")


def _killed(chromium, address: str) -> tuple[int, int]:  # type: ignore[no-untyped-def]
    """Draw until the browser is killed; return how many strokes were finished, how many lost."""
    with tempfile.TemporaryDirectory() as folder:
        finished, life = 0, random.uniform(0.5, 3)
        with _opened(chromium, folder) as (browser, process):
            page = _page(browser, address)
            threading.Timer(life, os.killpg, (process.pid, signal.SIGKILL)).start()
            with suppress(Error):
                while True:
                    page.evaluate(DRAW, [1, 20])
                    finished += 1
                    time.sleep(PACE)
            process.wait()
        with _opened(chromium, folder) as (browser, _process):
            there = _page(browser, address).evaluate(KEPT)
            return finished, max(0, finished - there)


def _page(browser: Browser, address: str) -> Page:
    page = browser.contexts[0].new_page()
    page.goto(f"{address}/draw/")
    page.wait_for_selector(READY)
    return page


@contextmanager
def _opened(chromium, folder: str) -> Iterator[tuple[Browser, subprocess.Popen[bytes]]]:  # type: ignore[no-untyped-def]
    port = free_port()
    for name in Path(folder).glob("Singleton*"):
        name.unlink()
    command = [
        find_chromium(),
        "--headless=new",
        f"--remote-debugging-port={port}",
        f"--user-data-dir={folder}",
    ]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen([*command, *ARGUMENTS], start_new_session=True, **quiet)
    try:
        yield _joined(chromium, port), process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _joined(chromium, port: int) -> Browser:  # type: ignore[no-untyped-def]
    for _try in range(300):
        with suppress(Error):
            return chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        time.sleep(0.1)
    raise TimeoutError("The browser doesn't open.")


if __name__ == "__main__":
    asked = [int(words) for words in sys.argv[1:]]
    main(*(asked + [5000, 20][len(asked) :]))
