"""A film of 20 clips, beside other ways to make it: python -m bench.render [small]

The others: a chain of filters, a command for each clip, one graph by an expert, `melt`, MoviePy.
MoviePy is run with the Python that ENSEMBLE_BENCH_MOVIEPY names, or with this one if it can
import it.
"""

import os
import subprocess  # noqa: TID251 - the others are programs
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from shutil import rmtree, which
from tempfile import TemporaryDirectory

from bench import films
from bench.stopwatch import Took, best, compare
from ensemble.engine.film.render import render
from ensemble.engine.process import ffmpeg
from ensemble.engine.profiles import Profile
from ensemble.engine.timeline import Clip
from ensemble.engine.times import decimal

Clips = Sequence[Clip]
# What someone writes who has been bitten by a film of another size before.
SAFE = (
    "scale={w}:{h}:force_original_aspect_ratio=decrease,pad={w}:{h}:(ow-iw)/2:(oh-ih)/2,"
    "setsar=1,fps=30,format=yuv420p"
)
MOVIEPY = """
import sys
from moviepy import VideoFileClip, concatenate_videoclips
target, seconds, *parts = sys.argv[1:]
cuts = [
    VideoFileClip(path).subclipped(float(begin), float(begin) + float(seconds))
    for path, begin in zip(parts[::2], parts[1::2])
]
concatenate_videoclips(cuts).write_videofile(
    target, fps=30, codec="libx264", preset="veryfast", audio_codec="aac", audio_bitrate="192k",
    threads=2, ffmpeg_params=["-crf", "21"], logger=None,
)
"""


def main() -> None:
    wanted = films.size()
    with TemporaryDirectory() as place:
        folder = Path(place)
        clips = films.clips(films.sources(folder, wanted.profile), wanted)
        ours = best(partial(_ours, clips, folder, wanted.profile), 2)
        for name, goal, peer in _peers(clips, folder, wanted.profile):
            compare(f"{wanted.said}, beside {name}", ours, peer(), goal)
            sys.stdout.flush()


def _peers(
    clips: Clips, folder: Path, profile: Profile
) -> list[tuple[str, float, Callable[[], Took]]]:
    facts = clips, folder, profile
    found = [
        ("a chain of filters by hand", 0.95, partial(best, partial(_filters, *facts), 2)),
        ("a command for each clip", 1.05, partial(best, partial(_commands, *facts), 2)),
        ("one graph by an expert", 1.05, partial(best, partial(_graph, *facts), 2)),
    ]
    if which("melt"):
        found.append(("melt", 0.6, partial(best, partial(_melt, *facts), 1)))
    else:
        print("melt is not installed: not measured")
    if python := _moviepy():
        found.append(("MoviePy", 0.3, partial(best, partial(_by_moviepy, python, *facts), 1)))
    else:
        print("MoviePy is not installed (ENSEMBLE_BENCH_MOVIEPY): not measured")
    return found


def _ours(clips: Clips, folder: Path, profile: Profile) -> None:
    rmtree(folder / "kept", ignore_errors=True)
    whole = films.timeline(*clips)
    render(whole, folder / "ours.mp4", folder, cache=folder / "kept", profile=profile)


def _filters(clips: Clips, folder: Path, profile: Profile) -> None:
    """What one finds in answers: every file opened whole, trimmed, fitted, and put in a row."""
    fit = SAFE.format(w=profile.width, h=profile.height)
    opened = [word for clip in clips for word in ("-i", str(clip.source.path))]
    rows = []
    for number, clip in enumerate(clips):
        cut = f"trim=start={decimal(clip.start)}:duration={decimal(clip.duration)}"
        rows.append(f"[{number}:v]{cut},setpts=PTS-STARTPTS,{fit}[v{number}]")
        rows.append(f"[{number}:a]a{cut},asetpts=PTS-STARTPTS[a{number}]")
    pads = "".join(f"[v{number}][a{number}]" for number in range(len(clips)))
    graph = ";".join([*rows, f"{pads}concat=n={len(clips)}:v=1:a=1[v][a]"])
    written = ["-c:v", "libx264", "-preset", profile.effort, "-crf", str(profile.quality)]
    written += ["-c:a", "aac", "-b:a", "192k", "-movflags", "+faststart"]
    maps = ["-map", "[v]", "-map", "[a]"]
    _run(*opened, "-filter_complex", graph, *maps, *written, folder / "filters.mp4")


def _commands(clips: Clips, folder: Path, profile: Profile) -> None:
    """One command a clip, which seeks to it, and one that joins them."""
    fit = SAFE.format(w=profile.width, h=profile.height)
    written = ["-c:v", "libx264", "-preset", profile.effort, "-crf", str(profile.quality)]
    for number, clip in enumerate(clips):
        sound = ["-c:a", "aac", "-b:a", "192k", "-ar", "48000", "-ac", "2"]
        _run(*_cut(clip), "-vf", fit, *written, *sound, folder / f"part{number}.mp4")
    listing = folder / "parts.txt"
    listing.write_text("".join(f"file part{number}.mp4\n" for number in range(len(clips))))
    _run("-f", "concat", "-i", listing, "-c", "copy", "-movflags", "+faststart", folder / "c.mp4")


def _graph(clips: Clips, folder: Path, profile: Profile) -> None:
    """Every clip sought to, nothing scaled that fits, one encoder."""
    opened = [word for clip in clips for word in _cut(clip)]
    pads = "".join(f"[{number}:v][{number}:a]" for number in range(len(clips)))
    graph = f"{pads}concat=n={len(clips)}:v=1:a=1[v][a];[v]fps=30[p]"
    written = ["-c:v", "libx264", "-preset", profile.effort, "-crf", str(profile.quality)]
    written += ["-threads", "2", "-c:a", "aac", "-b:a", "192k", "-ar", "48000", "-ac", "2"]
    maps = ["-map", "[p]", "-map", "[a]", "-movflags", "+faststart"]
    _run(*opened, "-filter_complex", graph, *maps, *written, folder / "graph.mp4")


def _melt(clips: Clips, folder: Path, profile: Profile) -> None:
    shape = folder / "shape"
    shape.write_text(
        f"description={profile.name}\nframe_rate_num=30\nframe_rate_den=1\n"
        f"width={profile.width}\nheight={profile.height}\nprogressive=1\nsample_aspect_num=1\nsample_aspect_den=1\n"
        f"display_aspect_num=16\ndisplay_aspect_den=9\ncolorspace=709\n"
    )
    cuts = [word for clip in clips for word in _melted(clip)]
    written = ["vcodec=libx264", f"preset={profile.effort}", f"crf={profile.quality}"]
    written += ["acodec=aac", "ab=192k", "threads=2", "real_time=-1", "movflags=+faststart"]
    consumer = f"avformat:{folder / 'melt.mp4'}"
    _start(["melt", "-silent", "-profile", str(shape), *cuts, "-consumer", consumer, *written])


def _melted(clip: Clip) -> list[str]:
    first = round(clip.start * 30)
    return [str(clip.source.path), f"in={first}", f"out={first + round(clip.duration * 30) - 1}"]


def _by_moviepy(python: str, clips: Clips, folder: Path, _profile: Profile) -> None:
    parts = [word for clip in clips for word in (str(clip.source.path), decimal(clip.start))]
    _start([python, "-c", MOVIEPY, str(folder / "m.mp4"), decimal(clips[0].duration), *parts])


def _moviepy() -> str | None:
    named = os.environ.get("ENSEMBLE_BENCH_MOVIEPY", sys.executable)
    if which(named) is None:
        return None
    tried = subprocess.run([named, "-c", "import moviepy"], capture_output=True, check=False)
    return None if tried.returncode else named


def _cut(clip: Clip) -> list[str]:
    place = ["-ss", decimal(clip.start), "-t", decimal(clip.duration)]
    return [*place, "-i", str(clip.source.path)]


def _run(*words: str | Path) -> None:
    _start([str(ffmpeg.executable()), "-v", "error", "-nostdin", "-y", *map(str, words)])


def _start(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
