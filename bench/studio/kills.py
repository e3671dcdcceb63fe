"""The browser is killed in the middle of takes: python -m bench.studio.kills [kills]

What it heard is a file of noise, so that what is kept can be compared; what is missing is the time
from the last sample kept to the kill, by the sound's own clock. Then the page is opened again, and
the take must be found there, packed as FLAC, sample for sample.
"""

import base64
import os
import random
import signal
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep, time
from typing import Any

import av
import numpy as np

from bench.stopwatch import tell
from bench.studio import guide, stage

RECORD = """async () => {
    window.booth = await capture.openBooth({lengthSamples: 0, countIn: false});
    window.taking = await booth.record({from: 0}); }"""
# How far the sound is ahead of the wall's clock, at the most: it goes in bursts.
CLOCK = """async () => { const ahead = [];
    for (let asked = 0; asked < 40; asked++) {
        ahead.push(booth.context.currentTime * 1000 - Date.now());
        await new Promise((resolve) => setTimeout(resolve, 10)); }
    return Math.max(...ahead); }"""
FOUND = "async () => await capture.takes.unfinished()"
PACK = "async (id) => await bytes(await capture.encode(id))"


def main(kills: int) -> None:
    rng, lost = random.Random(3), []
    with TemporaryDirectory() as place:
        folder = Path(place)
        noise = np.random.default_rng(2).uniform(-0.5, 0.5, guide.RATE * 61).astype(np.float32)
        noise[: guide.RATE] = 0  # The fake microphone begins each round with it.
        sound = guide.save(folder / "noise.wav", noise)
        (folder / "site").mkdir()
        with stage.served(folder / "site") as address:
            for _number in range(kills):
                lost.append(killed(folder, address, sound, rng.uniform(0.5, 3.0)))
                kept_whole(folder, address, sound)
    print(f"lost at each kill, ms: {', '.join(f'{each:.0f}' for each in lost)}")
    tell("lost of a take at a kill, most ms", max(lost), 100)


def killed(folder: Path, address: str, sound: Path, after: float) -> float:
    """Record, kill, and return when that was, on the sound's own clock."""
    with stage.killable(folder, sound) as (process, page):
        page.goto(address)
        page.wait_for_function("'capture' in window")
        page.evaluate(RECORD)
        ahead = page.evaluate(CLOCK)
        sleep(after)
        os.killpg(process.pid, signal.SIGKILL)
        died = time() * 1000 + ahead
    with stage.killable(folder, sound) as (_process, page):
        page.goto(address)
        page.wait_for_function("'capture' in window")
        (take,) = page.evaluate(FOUND)
        end = (take["startFrame"] + take["frames"]) / (guide.RATE / 1000)
    return float(died - end)


def kept_whole(folder: Path, address: str, sound: Path) -> None:
    """What is found again is without a hole, and packed without a change. Raises AssertionError."""
    with stage.killable(folder, sound) as (_process, page):
        page.goto(address)
        page.wait_for_function("'capture' in window")
        (take,) = page.evaluate(FOUND)
        raw = stage.heard_in(page, take["id"])
        packed = folder / "take.flac"
        packed.write_bytes(base64.b64decode(page.evaluate(PACK, take["id"])))
        page.evaluate("(id) => capture.takes.forget(id)", take["id"])
        assert page.evaluate(FOUND) == []
    assert np.array_equal(unpacked(packed), steps(raw))
    assert len(raw) == take["frames"]
    assert not np.any(raw[-guide.RATE // 4 :] == 0)


def unpacked(path: Path) -> np.ndarray[Any, np.dtype[np.int64]]:
    """The samples of a FLAC file as steps of 24 bits."""
    with av.open(str(path)) as file:
        frames = [frame.to_ndarray().reshape(-1) for frame in file.decode(audio=0)]
    return np.concatenate(frames).astype(np.int64) >> 8


def steps(raw: np.ndarray[Any, np.dtype[np.float32]]) -> np.ndarray[Any, np.dtype[np.int64]]:
    """The nearest of 2^24 steps, halves upward."""
    nearest = np.floor(raw.astype(np.float64) * 2**23 + 0.5)
    return np.clip(nearest, -(2**23), 2**23 - 1).astype(np.int64)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
