"""Takes in a real browser with a real loopback: python -m bench.studio.takes [takes] [--alone]

Ten takes of a click track and where their clicks end up; takes while the page is blocked, the sound
is suspended, its server stands still or the microphone is opened again; known delays; and noise.
With `--alone` (for root) sound comes before whatever else the machine is doing, as on an idle one.
Needs PulseAudio.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import sleep
from typing import Any

import numpy as np
from playwright.sync_api import Page

from bench.stopwatch import tell
from bench.studio import guide, loopback, stage
from ensemble.engine.alignment.align_hearing import hear
from ensemble.engine.alignment.ticks import Ticks, hear_ticks
from ensemble.engine.work import Work

BEATS = 8
OPEN = """async (length) => { window.booth = await capture.openBooth(
    {guideUrl: "guide.wav", lengthSamples: length, bpm: 120, countIn: true}); }"""
AGAIN = "async () => { await booth.close(); }"
BEGIN = "async () => { window.taking = await booth.record({from: 0}); }"
END = "async () => await taking.finished"
SUSPEND = """async () => { await booth.context.suspend();
    await new Promise((resolve) => setTimeout(resolve, 700)); await booth.context.resume(); }"""
DELAYS = (240, 960, 2_400, 4_800, 7_200)
NOISES_DB = (-20, -10, -5, 0, 5)


@dataclass(frozen=True)
class Made:
    """A take, and the milliseconds by which each click in it is beside its place."""

    take: dict[str, Any]
    errors: np.ndarray[Any, np.dtype[np.float64]]
    server_ms: float = 0.0

    @property
    def is_flagged(self) -> bool:
        return bool(self.take["alignment"]["flagged"])

    @property
    def latency(self) -> float:
        return float(self.take["alignment"]["latencyMs"])

    @property
    def worst(self) -> float:
        return float(np.abs(self.errors).max())


class Studio:
    """A page in a room."""

    def __init__(self, page: Page, room: loopback.Room, folder: Path) -> None:
        self.page, self.room, self.folder = page, room, folder

    def open(self) -> None:
        self.page.evaluate(OPEN, BEATS * guide.BEAT)

    def take(self, meanwhile: Callable[[], object] = lambda: None) -> Made:
        """Record one take; `meanwhile` comes in the middle of it."""
        self.page.evaluate(BEGIN)
        sleep(3.5)
        meanwhile()
        take = self.page.evaluate(END)
        raw = stage.heard_in(self.page, take["id"])
        offset = take["alignment"]["offsetSamples"]
        made = Made(take, guide.errors(raw, offset, BEATS), self._heard(raw, take) - offset / 48)
        self.page.evaluate("(id) => capture.takes.forget(id)", take["id"])
        return made

    def _heard(self, raw: np.ndarray[Any, np.dtype[np.float32]], take: dict[str, Any]) -> float:
        """Where the engine finds it by the same ticks, in milliseconds; far off if it doesn't."""
        path = guide.save(self.folder / "raw.wav", raw)
        ticks = Ticks(tuple(take["ticks"]["at"]), take["ticks"]["seed"])
        found = hear_ticks(hear(path, "raw", Work(self.folder)), ticks)
        return found.offset * 1000 if found else float("inf")


def main(takes: int) -> None:
    with TemporaryDirectory() as place, loopback.room() as room:
        folder = Path(place)
        site = folder / "site"
        site.mkdir()
        guide.save(site / "guide.wav", guide.clicks(BEATS))
        with (
            stage.served(site) as address,
            stage.browser(folder / "home", room.environment) as context,
        ):
            studio = Studio(stage.opened(context, address), room, folder)
            studio.open()
            idle(studio, takes)
            disturbed(studio)
            swept(studio)
            in_noise(studio)


def idle(studio: Studio, takes: int) -> None:
    """As quiet as the machine is."""
    made = [studio.take() for _number in range(takes)]
    _list("idle", made)
    sure = [each for each in made if not each.is_flagged]
    print(f"takes flagged: {takes - len(sure)} of {takes}")
    if not sure:
        print("This machine is too busy to say how exact takes are: try --alone.")
        return
    errors = np.concatenate([np.abs(each.errors) for each in sure])
    tell("alignment of takes, median ms", float(np.median(errors)), 0.1)
    tell("alignment of takes, most ms", float(errors.max()), 1.0)
    unseen = [each for each in made if each.worst > 2 and not each.is_flagged]
    tell("takes off by more than 2 ms and not flagged", len(unseen), 0)
    apart = [abs(each.server_ms) for each in sure]
    tell("place heard by page and by engine, most ms apart", max(apart), 0.1)


def disturbed(studio: Studio) -> None:
    """What befalls takes; each is right or flagged."""
    page = studio.page
    ways: dict[str, Callable[[], object]] = {
        "page blocked for 1.5 s": lambda: page.evaluate("block(1500)"),
        "sound suspended": lambda: page.evaluate(SUSPEND),
        "sound server stopped for 0.5 s": lambda: studio.room.stand_still(0.5),
    }
    made = [studio.take(way) for way in ways.values()]
    page.evaluate(AGAIN)
    studio.open()
    made.append(studio.take())
    for name, each in zip([*ways, "microphone opened again"], made, strict=True):
        _list(name, [each])
    unseen = [each for each in made if each.worst > 2 and not each.is_flagged]
    tell("disturbed takes off by more than 2 ms and not flagged", len(unseen), 0)


def swept(studio: Studio) -> None:
    """Known delays between what is played and the loudspeaker, each beside a take without one.

    The slope is the median of theirs: between two takes a sound server may move by itself.
    """
    studio.page.evaluate("window.between = delay(booth.context, 0)")
    slopes = []
    for samples in DELAYS:
        near, far = _delayed(studio, 0), _delayed(studio, samples)
        _list(f"{samples / 48:.0f} ms more", [near, far])
        if not near.is_flagged and not far.is_flagged:
            slopes.append((far.latency - near.latency) / (samples / 48))
    print(f"delays measured: {len(slopes)} of {len(DELAYS)}")
    if slopes:
        tell("slope of measured over known delays, away from 1", abs(median(slopes) - 1), 0.01)
    _delayed(studio, 0)


def _delayed(studio: Studio, samples: int) -> Made:
    studio.page.evaluate("(late) => { between.delayTime.value = late / 48000 }", samples)
    return studio.take()


def in_noise(studio: Studio) -> None:
    """Noise as loud as the ticks is 0 dB."""
    rng, ticks = np.random.default_rng(5), 0.5 / 3**0.5
    survived = -99
    for level in NOISES_DB:
        noise = rng.normal(0, ticks * 10 ** (level / 20), guide.RATE * 15)
        path = guide.save(studio.folder / "noise.wav", np.clip(noise, -1, 1).astype(np.float32))
        playing = studio.room.play(path)
        made = studio.take()
        playing.terminate()
        playing.wait()
        _list(f"noise at {level} dB", [made])
        if made.take["alignment"]["method"] == "ticks":
            survived = level
    tell("ticks survive noise above them, dB short of 0", max(0, -survived), 0)


def _list(name: str, made: list[Made]) -> None:
    for each in made:
        found = each.take["alignment"]
        end = "-" if found["endTickMs"] is None else f"{found['endTickMs']:.3f}"
        flag = " flagged" if each.is_flagged else ""
        words = f"{found['method']} {found['latencyMs']:.3f} ms late, end {end} ms{flag}"
        print(
            f"  {name}: {words}; clicks off {np.median(each.errors):.4f}, {each.worst:.4f} at most"
        )


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:] if each.isdigit()]
    if "--alone" in sys.argv:
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
    main(numbers[0] if numbers else 10)
