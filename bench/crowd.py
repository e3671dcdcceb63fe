"""A crowd of 1,000 takes of five seconds, beside `amix`: python -m bench.crowd [takes] [seconds]

ffmpeg can't open a thousand files at once within the sandbox's limits: it mixes them in batches,
and then the batches. The memory is that of all processes together, looked up while they run.
"""

import sys
import threading
from collections.abc import Callable
from fractions import Fraction
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from bench.stopwatch import compare, timed
from ensemble.engine.process import ffmpeg, guards
from ensemble.engine.sound.mix import mix
from ensemble.engine.sound.wave24 import write_wave
from ensemble.engine.timeline import Clip, Media, Timeline, Track

GOAL, BATCH, MOST_MB = 0.5, 50, 300
FRAMES = 48_000


def main(takes: int = 1_000, seconds: int = 5) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        crowd = [_take(folder, number, seconds) for number in range(takes)]
        clips = [_placed(take, number, seconds) for number, take in enumerate(crowd)]
        timeline = Timeline(tuple(Track("sound", (clip,)) for clip in clips))
        memory = Memory()
        ours = timed(memory.watching(partial(mix, timeline, folder / "ours.wav", folder)))
        peer = timed(partial(_amix, clips, folder, seconds))
        compare(f"crowd of {takes} takes, {seconds} s each, beside amix", ours, peer, GOAL)
        alone = timed(partial(_decoded, clips, folder, seconds))
        print(f"decoding alone, beside amix: {alone.cpu / peer.cpu:.2f} (nobody gets below)")
        kept = "kept" if memory.highest <= MOST_MB else "MISSED"
        print(f"memory of all processes: {memory.highest} MB; goal {MOST_MB}: {kept}")
        _exact(timeline, clips, folder)


class Memory:
    """The proportional set of this process and all below it, in MB, at its highest."""

    def __init__(self) -> None:
        self.highest = 0
        self._over = threading.Event()

    def watching(self, work: Callable[[], object]) -> Callable[[], object]:
        def watched() -> object:
            thread = threading.Thread(target=self._look)
            thread.start()
            try:
                return work()
            finally:
                self._over.set()
                thread.join()

        return watched

    def _look(self) -> None:
        while not self._over.wait(0.1):
            self.highest = max(self.highest, sum(map(_used, _family())) // 1_024)


def _family() -> list[int]:
    """This process and all that it started, and what those started."""
    found, queue = [], [Path("/proc/self").resolve().name]
    while queue:
        number = queue.pop()
        found.append(int(number))
        for task in Path(f"/proc/{number}/task").glob("*/children"):
            try:
                queue += task.read_text().split()
            except OSError:
                continue
    return found


def _used(number: int) -> int:
    try:
        rolled = Path(f"/proc/{number}/smaps_rollup").read_text()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in rolled.splitlines() if line.startswith("Pss:"))


def _take(folder: Path, number: int, seconds: int) -> Media:
    """A take of noise, as FLAC at 48 kHz, as prepared recordings are."""
    wave, path = folder / "take.wav", folder / f"take{number}.flac"
    noise = np.random.default_rng(number).standard_normal((seconds * FRAMES, 2)) * 0.05
    write_wave(wave, [noise.astype(np.float32)], samples=len(noise))
    to = guards.target(path, "-sample_fmt", "s16", seconds=str(seconds))
    ffmpeg.run([*guards.source(wave, "wav"), *to], folder=folder)
    return Media(path.stem, path, "audio")


def _placed(take: Media, number: int, seconds: int) -> Clip:
    """Everyone a little late, each by another number of samples."""
    return Clip(take, Fraction(seconds), offset=Fraction(number * 7, FRAMES), gain_db=-20.0)


def _amix(clips: list[Clip], folder: Path, seconds: int) -> None:
    batches = []
    for start in range(0, len(clips), BATCH):
        batches.append(folder / f"batch{start}.wav")
        _batch(clips[start : start + BATCH], batches[-1], folder)
    opened = [word for path in batches for word in guards.source(path, "wav")]
    to = guards.target(folder / "peer.wav", "-c:a", "pcm_s24le", seconds=str(seconds + 1))
    graph = f"amix=inputs={len(batches)}:normalize=0[m]"
    ffmpeg.run([*opened, "-filter_complex", graph, "-map", "[m]", *to], folder=folder)


def _decoded(clips: list[Clip], folder: Path, seconds: int) -> None:
    """Every take read once by one ffmpeg, and thrown away."""
    listing = folder / "takes.ffconcat"
    names = "".join(f"file {clip.source.path.name}\n" for clip in clips)
    listing.write_text(f"ffconcat version 1.0\n{names}")
    opened = guards.source(listing, "concat", "-safe", "0")
    to = guards.target(folder / "gone.raw", "-f", "null", seconds=str(len(clips) * seconds))
    ffmpeg.run([*opened, *to], folder=folder)


def _batch(clips: list[Clip], target: Path, folder: Path) -> None:
    opened = [word for clip in clips for word in guards.source(clip.source.path, "flac")]
    lines = [
        f"[{at}:a]adelay={int((clip.offset or 0) * FRAMES)}S:all=1,volume=-20dB[s{at}]"
        for at, clip in enumerate(clips)
    ]
    pads = "".join(f"[s{at}]" for at in range(len(clips)))
    graph = ";".join([*lines, f"{pads}amix=inputs={len(clips)}:normalize=0[m]"])
    to = guards.target(target, "-c:a", "pcm_f32le", seconds="3600")
    ffmpeg.run([*opened, "-filter_complex", graph, "-map", "[m]", *to], folder=folder)


def _exact(timeline: Timeline, clips: list[Clip], folder: Path) -> None:
    """Ours beside amix', sample by sample."""
    made = mix(timeline, folder / "again.wav", folder)
    ours, peer = _samples(folder / "again.wav", folder), _samples(folder / "peer.wav", folder)
    count = min(len(ours), len(peer))
    residual = np.abs(ours[:count] / 10 ** (made.gain_db / 20) - peer[:count]).max()
    print(f"residual beside amix: {20 * np.log10(max(residual, 1e-12)):.1f} dBFS")


def _samples(path: Path, folder: Path) -> np.ndarray:
    found = bytearray()
    command = [*guards.source(path, "wav"), "-map", "0:a", "-f", "f32le", "pipe:1"]
    ffmpeg.run(command, folder=folder, sink=found.extend)
    return np.frombuffer(bytes(found), "<f4").reshape(-1, 2)


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
