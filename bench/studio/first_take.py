"""How long it takes from a call's page until one is recorded: at first, and on the next visit.

    python -m bench.studio.first_take [visits]
    python -m bench.studio.first_take http://127.0.0.1:8000 /projects/calls/KEY/

Without an address it opens a place of its own, with a call for a bass line on a minute of drums.
The browser presses as soon as it can. The count-in is part of it, for it is part of the wait.
Below each visit stands when what was done, in seconds from the moment the call's page was asked
for. Goals: 20 s and 6 s.
"""

import os
import sys
import time
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from playwright.sync_api import Page
from tests.live import Place
from tests.place import free_port

from bench.place import member, open_place
from bench.studio.sounds import piece_of
from bench.studio.stage import browser

FIRST, NEXT = 20.0, 6.0
SECONDS, BEATS = 60, 96
# What a browser does on the way, with when it was done, by the wall's clock.
LOGGED = """() => {
    const seen = (window.seen = []);
    const note = (what) => seen.push([what, performance.timeOrigin + performance.now()]);
    const later = (of, name, what) => {
        const real = of?.[name];
        if (real) of[name] = function (...given) {
            const answer = real.apply(this, given);
            answer.then?.(() => note(what), () => undefined);
            return answer; }; };
    later(window.AudioContext?.prototype, "decodeAudioData", "guide decoded");
    later(window.OfflineAudioContext?.prototype, "decodeAudioData", "guide decoded");
    later(window.AudioWorklet?.prototype, "addModule", "worklet loaded");
    later(window.MediaDevices?.prototype, "getUserMedia", "microphone open");
    addEventListener("DOMContentLoaded", () => {
        note("page parsed");
        const recorder = document.querySelector(".recorder");
        if (!recorder) return;
        const told = () => note(`${recorder.dataset.step}${
            "counting" in recorder.dataset ? ", counting in" : ""}`);
        new MutationObserver(told).observe(
            recorder, {attributeFilter: ["data-step", "data-counting"]}); }); }"""
FETCHED = """() => performance.getEntriesByType("resource")
    .map((one) => [new URL(one.name).pathname, performance.timeOrigin + one.responseEnd])"""


def main(visits: int) -> None:
    with opened() as address:
        measure(address, visits)


def measure(address: str, visits: int) -> None:
    with TemporaryDirectory() as home, browser(Path(home), fake=silence(Path(home))) as context:
        context.add_init_script(f"({LOGGED})()")
        for number in range(1 + visits):
            page = context.new_page()
            page.set_default_timeout(60_000)
            name, goal = ("next visit", NEXT) if number else ("first visit", FIRST)
            load = os.getloadavg()[0]
            print(f"{name}: {visit(page, address):.1f} s (goal {goal:.0f} s, load {load:.1f})")
            page.close()


def visit(page: Page, address: str) -> float:
    """Seconds from the call's page to the first sound that counts; prints what took them."""
    began, begun = time.time(), time.perf_counter()
    page.goto(address)
    page.get_by_role("link", name="Join in", exact=True).click()
    page.locator(".recorder[data-step=ready], .recorder[data-step=open]").wait_for()
    pressed = time.time()
    page.click(".record")
    page.wait_for_selector(".recorder[data-step=recording]:not([data-counting])")
    took = time.perf_counter() - begun
    _tell(page, began, pressed)
    page.click(".record")
    page.wait_for_selector(".recorder[data-step=open]")
    return took


def _tell(page: Page, began: float, pressed: float) -> None:
    """Print the steps of a visit in their order; of all scripts the last."""
    scripts = [at for path, at in page.evaluate(FETCHED) if path.endswith(".js")]
    files = [at for path, at in page.evaluate(FETCHED) if "/files/backings/" in path]
    steps = [(what, at / 1000) for what, at in page.evaluate("seen")]
    steps += [("last script fetched", max(scripts) / 1000), ("pressed", pressed)]
    steps += [("guide fetched", max(files) / 1000)] if files else []
    told = sorted((at - began, what) for what, at in steps)
    print("   " + "; ".join(f"{what} {at:.2f}" for at, what in told))


@contextmanager
def opened() -> Iterator[str]:
    """A place with the call, its guide bounced; yields the call's address."""
    place = Place(open_place(), free_port())
    path = _call(place.folder)
    place.open()
    try:
        yield f"{place.address}{path}"
    finally:
        place.close()


def _call(folder: Path) -> str:
    from tests.builders import takes

    from ensemble.foundation.attempt import run_due_jobs
    from ensemble.studio.actions.ready_guide import ready_guide

    ada = member("Ada")
    piece = piece_of(ada, drums(folder / "drums.wav"), "Drums")
    call = takes.call(ada, seed=piece, spec=f"{BEATS} BPM, E minor")
    ready_guide.later(call.pk, by=None)
    run_due_jobs()
    return call.address


def drums(path: Path) -> Path:
    """A minute of fading noise on every beat, in stereo."""
    rate = 48_000
    beat = rate * 60 // BEATS
    one = (
        np.random.default_rng(1).standard_normal((beat, 2))
        * np.exp(-np.arange(beat) / 3_000)[:, None]
    )
    sound = np.tile(one * 8_000, (rate * SECONDS // beat, 1)).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setparams((2, 2, rate, 0, "NONE", ""))
        file.writeframes(sound.tobytes())
    return path


def silence(folder: Path) -> Path:
    """A second of nothing, for a microphone that hears nothing."""
    path = folder / "silence.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 48_000, 0, "NONE", ""))
        file.writeframes(bytes(2 * 48_000))
    return path


if __name__ == "__main__":
    if sys.argv[2:]:
        measure("".join(sys.argv[1:3]), 1)
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 1)
