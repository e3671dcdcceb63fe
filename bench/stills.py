"""How still a moved still is, beside zoompan: python -m bench.stills [SECONDS]

A bright dot is followed through a slow move. Jitter is how much its speed changes from one frame
to the next, in pixels per frame and frame, once the smooth path is taken away.
"""

import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from bench.stopwatch import compare, timed
from ensemble.engine.film.render import render
from ensemble.engine.process import ffmpeg, guards
from ensemble.engine.profiles import LANDSCAPE, Profile
from ensemble.engine.timeline import Area, Media, Move, Still, Timeline, Track

GOAL = 0.02
# Without loss: what the encoder leaves out would count as jitter.
FINE = Profile("fine", 1280, 720, quality=0)
END = Area(Fraction(1, 10), Fraction(1, 10), Fraction(7, 10), Fraction(7, 10))
Positions = NDArray[np.float64]


def main(seconds: int) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        dot, photo = _dot(folder / "dot.png"), _photo(folder / "photo.png")
        ours = _followed(_ours(dot, folder, seconds, FINE), folder)
        peer = _followed(_zoompan(dot, folder, seconds, FINE), folder)
        _tell("a still moved by us", ours, GOAL)
        _tell("the same by zoompan", peer, None)
        made = timed(lambda: _ours(photo, folder, seconds, LANDSCAPE))
        beside = timed(lambda: _zoompan(photo, folder, seconds, LANDSCAPE))
        compare(f"a still moved for {seconds} s beside zoompan", made, beside, 4.0)


def _tell(what: str, positions: Positions, goal: float | None) -> None:
    jerks = np.abs(np.diff(_without_path(positions), 2, axis=0))
    middle, worst = float(np.sqrt((jerks**2).mean())), float(np.quantile(jerks, 0.99))
    mark = "" if goal is None else f"; goal {goal}: {'kept' if middle <= goal else 'MISSED'}"
    print(f"jitter of {what}: {middle:.4f} px/frame² (99 in 100 below {worst:.4f}){mark}")


def _without_path(positions: Positions) -> Positions:
    """What is left of a position when a smooth curve through all of it is taken away."""
    moments = np.linspace(-1, 1, len(positions))
    curves = [np.polynomial.Polynomial.fit(moments, each, 5)(moments) for each in positions.T]
    return np.asarray(positions - np.stack(curves, axis=1))


def _dot(path: Path) -> Media:
    """A soft bright dot on gray, off the middle."""
    y, x = np.mgrid[0:1080, 0:1920]
    light = 60 + 190 * np.exp(-((x - 1203.3) ** 2 + (y - 421.7) ** 2) / (2 * 9.0**2))
    Image.fromarray(light.astype(np.uint8)).convert("RGB").save(path)
    return Media(path.stem, path, "image")


def _photo(path: Path) -> Media:
    """As much detail as a photograph has: noise, softened."""
    grain = np.random.default_rng(1).integers(0, 255, (540, 960, 3), dtype=np.uint8)
    Image.fromarray(grain).resize((1920, 1080), Image.Resampling.BICUBIC).save(path)
    return Media(path.stem, path, "image")


def _ours(media: Media, folder: Path, seconds: int, profile: Profile) -> Path:
    item = Still(media, Fraction(seconds), move=Move(Area(), END, "even"))
    work = folder / f"ours-{media.name}"
    work.mkdir(exist_ok=True)
    timeline = Timeline((Track("picture", (item,)),))
    return render(timeline, work / "ours.mp4", work, profile=profile, workers=1).path


def _zoompan(media: Media, folder: Path, seconds: int, profile: Profile) -> Path:
    """The same move, the way it is usually written."""
    frames, target = seconds * 30, folder / f"zoompan-{media.name}.mp4"
    part = f"on/{frames - 1}"
    filters = (
        f"zoompan=z='1/(1-0.3*{part})':x='iw*0.1*{part}':y='ih*0.1*{part}':d={frames}"
        f":s={profile.width}x{profile.height}:fps=30,format=yuv420p"
    )
    written = ["-c:v", "libx264", "-preset", profile.effort, "-crf", str(profile.quality)]
    command = [*guards.source(media.path, "png_pipe"), "-vf", filters, *written, "-threads", "1"]
    target_arguments = guards.target(target, seconds=str(seconds))
    ffmpeg.run([*command, *target_arguments], folder=folder, inputs=[media.path])
    return target


def _followed(film: Path, folder: Path) -> Positions:
    """Where the middle of the dot is in each frame, to a small part of a pixel."""
    found: list[tuple[float, float]] = []
    ffmpeg.run(
        [
            *guards.source(film, "mov"),
            "-map",
            "0:v",
            "-f",
            "rawvideo",
            "-pix_fmt",
            "gray",
            "pipe:1",
        ],
        folder=folder,
        inputs=[film],
        sink=_frames(lambda frame: found.append(_middle(frame))),
    )
    return np.array(found)


def _frames(told: Callable[[NDArray[np.float64]], None]) -> Callable[[bytes], None]:
    """A sink that hands on whole frames of luma."""
    size, held = FINE.width * FINE.height, bytearray()

    def sink(piece: bytes) -> None:
        held.extend(piece)
        while len(held) >= size:
            told(np.frombuffer(bytes(held[:size]), np.uint8).astype(float).reshape(FINE.height, -1))
            del held[:size]

    return sink


def _middle(frame: NDArray[np.float64]) -> tuple[float, float]:
    light = np.clip(frame - 110, 0, None)
    y, x = np.mgrid[0 : frame.shape[0], 0 : frame.shape[1]]
    return float((light * x).sum() / light.sum()), float((light * y).sum() / light.sum())


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 8)
