"""Takes with known offsets against a mix: python -m bench.align [takes] [stems folder] [hours]

Every take is a part of music made by code, through a room and as much noise, as MP3, as AAC, or
very quiet. With a folder of stems (recordings that begin together), each is looked for in their
sum. With hours, a take is looked for in a mix that long, and the memory is told.
"""

import resource
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from tests.engine.made import heard
from tests.engine.songs import RATE, Mono, hissing, in_a_room, packed, part, saved, song

from bench.stopwatch import best, compare, tell
from ensemble.engine.alignment.align import Aligned, align
from ensemble.engine.ingest.probe import probe
from ensemble.engine.process import ffmpeg, guards
from ensemble.engine.sound.mix import mix
from ensemble.engine.timeline import Clip, Media, Timeline, Track

SECONDS, TAKE = 90.0, 20.0
WAYS: dict[str, Callable[[Mono, Path], Path]] = {
    "as it is": lambda wave, path: saved(path, wave),
    "room and noise, 0 dB": lambda wave, path: saved(path, hissing(in_a_room(wave) * 0.3)),
    "very quiet": lambda wave, path: saved(path, wave * 0.003),
    "MP3": lambda wave, path: packed(saved(path, wave), ".mp3", "-b:a", "96k"),
    "AAC": lambda wave, path: packed(saved(path, wave), ".m4a", "-c:a", "aac", "-b:a", "96k"),
}


def main(takes: int, stems: Path | None, hours: float) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        work = folder / "work"
        work.mkdir()
        whole = song(SECONDS)
        music = saved(folder / "mix.wav", whole)
        _tell_errors("made music", list(_placed(whole, music, folder, takes)))
        wrong = [
            align(saved(folder / "t.wav", song(TAKE, 100 + n)), music, folder=work)
            for n in range(3)
        ]
        tell("confidence of unrelated takes at most", max(each.confidence for each in wrong), 0.5)
        _tell_cost(folder, work)
        if stems:
            _tell_errors("real stems in their sum", list(_stems(stems, folder)))
        if hours:
            _tell_memory(hours, folder, work)


def _placed(whole: Mono, music: Path, folder: Path, takes: int) -> Iterator[tuple[float, Aligned]]:
    """True offsets and what was found, each way in turn."""
    rng = np.random.default_rng(1)
    for number in range(takes):
        true = float(rng.uniform(0, SECONDS - TAKE))
        way = list(WAYS.values())[number % len(WAYS)]
        take = way(part(whole, true, TAKE), folder / "take.wav")
        yield true, align(take, music, folder=folder / "work")


def _stems(stems: Path, folder: Path) -> Iterator[tuple[float, Aligned]]:
    """Part of each stem, from a room and from a poor MP3, against the sum of all."""
    media = [Media(path.stem, path, "audio") for path in sorted(stems.glob("*.mp3"))]
    clips = [Clip(each, probe(each.path).duration, gain_db=-9.0) for each in media]
    together = Timeline(tuple(Track("sound", (clip,)) for clip in clips))
    music = mix(together, folder / "sum.wav", folder / "work").path
    for number, clip in enumerate(clips):
        alone = Timeline((Track("sound", (clip,)),))
        sound = mix(alone, folder / "stem.wav", folder / "work").path
        wave = heard(sound, folder)[:, 0].astype(float)
        for name in ("as it is", "room and noise, 0 dB", "MP3", "AAC"):
            true = 7.0 + number * 5.123457
            take = WAYS[name](part(wave, true, 30.0), folder / "take.wav")
            found = align(take, music, folder=folder / "work")
            off = (float(found.offset) - true) * 1_000
            print(f"  {clip.source.name}, {name}: {off:.3f} ms, {found.confidence:.2f} sure")
            yield true, found


def _tell_errors(name: str, found: list[tuple[float, Aligned]]) -> None:
    true = np.array([offset for offset, _ in found])
    told = np.array([float(each.offset) for _, each in found])
    off = np.abs(told - true) * 1e6
    slope = float(np.polyfit(true, told, 1)[0])
    sure = sum(each.confidence >= 0.9 for _, each in found)
    print(f"{len(found)} takes, {sure} of them sure")
    tell(f"{name}, error in µs, middle", float(np.median(off)), 100)
    tell(f"{name}, error in µs, largest", float(off.max()), 1_000)
    tell(f"{name}, slope of found to true, off by millionths", abs(slope - 1) * 1e6, 10_000)


def _tell_cost(folder: Path, work: Path) -> None:
    """Three minutes of mix and one of take, beside decoding both."""
    wave = song(180.0)
    music = packed(saved(folder / "long.wav", wave), ".flac", "-t", "180")
    take = packed(saved(folder / "part.wav", part(wave, 60.0, 60.0)), ".flac")
    ours = best(partial(align, take, music, folder=work), 2)
    peer = best(lambda: [_decoded(path, work) for path in (take, music)], 2)
    compare("a minute in three, beside decoding them", ours, peer, 6.0)


def _decoded(path: Path, folder: Path) -> None:
    raw = ("-ac", "1", "-ar", str(RATE), "-c:a", "pcm_f32le", "-f", "f32le")
    written = guards.target(folder / "raw", *raw, seconds="9999")
    ffmpeg.run([*guards.source(path, "flac"), *written], folder=folder, inputs=[path])


def _tell_memory(hours: float, folder: Path, work: Path) -> None:
    """The same minutes of noise would repeat; this is noise that doesn't."""
    music, take = folder / "hours.flac", folder / "part.flac"
    made = f"anoisesrc=r=48000:a=0.1:seed=7:duration={hours * 3_600}"
    options = guards.target(music, seconds=str(hours * 3_600))
    ffmpeg.run(["-f", "lavfi", "-i", made, *options], folder=folder)
    at = str(hours * 3_600 * 0.8)
    cut = guards.target(take, "-ss", at, seconds="60")
    ffmpeg.run([*guards.source(music, "flac"), *cut], folder=folder, inputs=[music])
    found = align(take, music, folder=work)
    off = abs(found.offset - Fraction(at)) * 1_000
    print(f"{hours} hours: {float(off):.3f} ms off, {found.confidence:.2f} sure")
    tell("memory in MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000, 1_000)


if __name__ == "__main__":
    words = sys.argv[1:]
    folder = Path(words[1]) if len(words) > 1 and words[1] != "-" else None
    main(int(words[0]) if words else 36, folder, float(words[2]) if len(words) > 2 else 0.0)
