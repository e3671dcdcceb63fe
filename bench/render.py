"""A film of 20 clips, beside one hand-written ffmpeg command: python -m bench.render"""

from fractions import Fraction
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from bench.stopwatch import best, compare, timed
from ensemble.engine import ffmpeg, guards
from ensemble.engine.profiles import LANDSCAPE
from ensemble.engine.render import render
from ensemble.engine.timeline import Clip, Media, Timeline, Title, Track

CLIPS, SECONDS = 20, 4
FIT = (
    "scale=1280:720:force_original_aspect_ratio=decrease,pad=1280:720:(ow-iw)/2:(oh-ih)/2,"
    "setsar=1,fps=30,format=yuv420p"
)


def main() -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        films = [_film(folder, number) for number in range(CLIPS)]
        clips = tuple(Clip(film, Fraction(SECONDS)) for film in films)
        ours = best(partial(_ours, clips, folder), 2)
        peer = best(partial(_by_hand, films, folder), 2)
        compare(f"film of {CLIPS} clips beside one command by hand", ours, peer, 0.95)
        changed = (*clips[:-1], Title("The end", Fraction(SECONDS)))
        one = timed(partial(_ours, changed, folder, keep=True))
        compare("one of 20 segments changed, beside the whole", one, ours, 0.06)


def _film(folder: Path, number: int) -> Media:
    path = folder / f"film{number}.mp4"
    picture = f"mandelbrot=s=720x480:r=30:start_scale={3 / (number + 1)},format=yuv420p"
    tone = f"sine={220 + 20 * number}:sample_rate=44100"
    made = ["-c:v", "libx264", "-preset", "veryfast", *guards.target(path, seconds=str(SECONDS))]
    ffmpeg.run(["-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", tone, *made], folder=folder)
    return Media(path.stem, path, "video")


def _ours(clips: tuple[Clip | Title, ...], folder: Path, *, keep: bool = False) -> None:
    if not keep:
        rmtree(folder / "kept", ignore_errors=True)
    timeline = Timeline((Track("picture", clips),))
    render(timeline, folder / "ours.mp4", folder, cache=folder / "kept")


def _by_hand(films: list[Media], folder: Path) -> None:
    opened = [word for film in films for word in guards.source(film.path, "mov")]
    fitted = ";".join(f"[{number}:v]{FIT}[v{number}]" for number in range(len(films)))
    pairs = "".join(f"[v{number}][{number}:a]" for number in range(len(films)))
    graph = f"{fitted};{pairs}concat=n={len(films)}:v=1:a=1[v][a]"
    written = ["-c:v", "libx264", "-preset", LANDSCAPE.effort, "-crf", str(LANDSCAPE.quality)]
    written += ["-threads", "2", "-c:a", "aac", "-b:a", "192k", "-movflags", "+faststart"]
    target = guards.target(folder / "peer.mp4", seconds=str(CLIPS * SECONDS))
    command = [*opened, "-filter_complex", graph, "-map", "[v]", "-map", "[a]", *written, *target]
    ffmpeg.run(command, folder=folder, inputs=[film.path for film in films])


if __name__ == "__main__":
    main()
