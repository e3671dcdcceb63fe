"""Films and timelines for the benches of rendering, made by code."""

import sys
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from pathlib import Path

from ensemble.engine.process import ffmpeg, guards
from ensemble.engine.profiles import PROFILES, Profile
from ensemble.engine.timeline import Clip, Item, Media, Timeline, Track

SOURCES = 5
BEGINS = (Fraction(0), Fraction(23, 10), Fraction(41, 10), Fraction(6))


@dataclass(frozen=True)
class Size:
    """How large a bench is.
    `small` on the command line shows that it runs, and little more; `medium` what to expect.
    """

    profile: Profile
    clips: int
    seconds: Fraction

    @property
    def said(self) -> str:
        return f"{self.profile.height}p, {self.clips} segments of {float(self.seconds):g} s"


def size(clips: int = 20, seconds: Fraction = Fraction(3)) -> Size:
    """As large as the promise says; or half that, or medium, or small."""
    if "half" in sys.argv[1:]:
        return Size(PROFILES["small"], clips, seconds)
    if "medium" in sys.argv[1:]:
        return Size(PROFILES["full"], min(clips, 6), min(seconds, Fraction(3)))
    if "small" in sys.argv[1:]:
        return Size(Profile("small", 320, 180), min(clips, 20), min(seconds, Fraction(1)))
    return Size(PROFILES["full"], clips, seconds)


def sources(folder: Path, profile: Profile, seconds: int = 13) -> list[Media]:
    """Moving pictures with grain, and a beat, in the way prepared films are written."""
    return [_film(folder, number, profile, seconds) for number in range(SOURCES)]


def clip(films: list[Media], number: int, seconds: Fraction) -> Clip:
    """Another film each time, from another moment: no two are the same."""
    every = len(films) * len(BEGINS)
    begin = BEGINS[number // len(films) % len(BEGINS)] + Fraction(7 * (number // every), 30)
    return Clip(films[number % len(films)], seconds, start=begin)


def clips(films: list[Media], wanted: Size) -> tuple[Clip, ...]:
    return tuple(map(partial(_clip, films, wanted), range(wanted.clips)))


def timeline(*items: Item) -> Timeline:
    return Timeline((Track("picture", items),))


def _clip(films: list[Media], wanted: Size, number: int) -> Clip:
    return clip(films, number, wanted.seconds)


def _film(folder: Path, number: int, profile: Profile, seconds: int) -> Media:
    path = folder / f"film{number}.mp4"
    shape = f"s={profile.width}x{profile.height}:r=30"
    picture = f"testsrc2={shape},hue=h={72 * number},noise=alls=7:allf=t:all_seed={number + 1}"
    tone = f"anoisesrc=color=pink:amplitude=0.4:seed={number + 1}:sample_rate=48000,tremolo=f=2"
    written = [
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-crf",
        "20",
        "-g",
        "30",
        "-flags",
        "+cgop",
    ]
    written += ["-pix_fmt", "yuv420p", "-colorspace", "bt709", "-c:a", "aac"]
    target = guards.target(path, seconds=str(seconds))
    opened = ["-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", tone]
    ffmpeg.run([*opened, *written, *target], folder=folder)
    return Media(path.stem, path, "video")
