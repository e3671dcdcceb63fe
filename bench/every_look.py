"""Render a piece that uses every look: python -m bench.every_look MEDIA_FOLDER OUT [full]

The folder holds film/*.mp4, stems/*.mp3 and stills/*.jpg. Writes the film and a sheet of its
frames into OUT: look at them.
"""

import sys
from fractions import Fraction
from pathlib import Path

from PIL import Image, ImageDraw

from bench.every_look_story import every_look
from bench.stopwatch import timed
from ensemble.engine.film.render import render
from ensemble.engine.process import ffmpeg, guards
from ensemble.engine.profiles import LANDSCAPE, PROFILES
from ensemble.engine.timeline import Media, Timeline

KINDS = {"film": ("mp4", "video"), "stems": ("mp3", "audio"), "stills": ("jpg", "image")}
HDR = ("-color_primaries", "bt2020", "-color_trc", "arib-std-b67", "-colorspace", "bt2020nc")
TO_HLG = "zscale=t=linear:npl=203,format=gbrpf32le,zscale=p=bt2020:t=arib-std-b67:m=bt2020nc"
EVERY = Fraction(2)


def main(folder: Path, out: Path, shape: str) -> None:
    out.mkdir(parents=True, exist_ok=True)
    profile = PROFILES[shape]
    timeline = every_look(_gathered(folder) | _made(folder, out))
    target = out / "every-look.mp4"
    took = timed(lambda: print(_rendered(timeline, target, out, shape)))
    print(f"{float(timeline.duration):.1f} s of {profile.width}x{profile.height}")
    print(f"{took.cpu:.1f} s of CPU, {took.wall:.1f} s by the clock")
    print(_sheet(target, out))


def _rendered(timeline: Timeline, target: Path, out: Path, shape: str) -> str:
    work = out / "work"
    work.mkdir(exist_ok=True)
    made = render(timeline, target, work, profile=PROFILES[shape], cache=out / "kept")
    return f"{made.frames} frames in {made.segments} atoms, {made.new_segments} of them new"


def _gathered(folder: Path) -> dict[str, Media]:
    return {
        path.stem: Media(path.stem, path, kind)  # type: ignore[arg-type]
        for place, (suffix, kind) in KINDS.items()
        for path in sorted((folder / place).glob(f"*.{suffix}"))
    }


def _made(folder: Path, out: Path) -> dict[str, Media]:
    """What phones and drawers would bring: an upright film, a bright one, a drawing on nothing."""
    film = folder / "film"
    upright = _film(film / "elf.mp4", out / "upright.mp4", "crop=270:480,format=yuv420p")
    bright = f"{TO_HLG},format=yuv420p10le"
    hdr = _film(film / "monster.mp4", out / "bright.mp4", bright, *HDR)
    return {
        "upright": Media("upright", upright, "video"),
        "bright": Media("bright", hdr, "video"),
        "drawn": Media("drawn", _drawing(out / "drawn.png"), "image"),
    }


def _film(source: Path, target: Path, filters: str, *options: str) -> Path:
    if not target.exists():
        tagged = "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv"
        written = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "16", *options]
        command = [*guards.source(source, "mov"), "-vf", f"{tagged},{filters}", *written]
        target_arguments = guards.target(target, "-c:a", "aac", seconds="60")
        ffmpeg.run([*command, *target_arguments], folder=target.parent, inputs=[source])
    return target


def _drawing(path: Path) -> Path:
    """A pond in a few strokes, on nothing."""
    large = Image.new("RGBA", (3200, 1800))
    pen = ImageDraw.Draw(large)
    for number, color in enumerate(("#1D6E78", "#2C8B93", "#53A9AC")):
        edge = number * 210
        box = (420 + edge, 700 + edge // 2, 2780 - edge, 1560 - edge // 2)
        pen.ellipse(box, outline=color, width=44)
    for left in (900, 1500, 2150):
        pen.line((left, 760, left - 60, 260), fill="#3F6B4F", width=36)
        pen.ellipse((left - 110, 180, left - 20, 420), fill="#7A4A2B")
    large.resize((1600, 900), Image.Resampling.LANCZOS).save(path)
    return path


def _sheet(film: Path, out: Path) -> Path:
    """A frame every two seconds, six in a row."""
    sheet = out / "every-look.png"
    filters = f"fps=1/{EVERY},scale=480:-2,tile=5x14:padding=6:color=white"
    command = [*guards.source(film, "mov"), "-vf", filters, "-frames:v", "1", "-update", "1"]
    target = guards.target(sheet, "-f", "image2", seconds="9999")
    ffmpeg.run([*command, *target], folder=out, inputs=[film])
    return sheet


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else LANDSCAPE.name)
