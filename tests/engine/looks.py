"""Every look in one short film of things made by code, and the frames of it to look at.

`python -m tests.engine.looks` draws the golden pictures anew. Look at them before you keep them.
"""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from ensemble.engine.film.render import render
from ensemble.engine.process import ffmpeg, guards
from ensemble.engine.profiles import Profile
from ensemble.engine.timeline import (
    Area,
    Caption,
    Cell,
    Clip,
    CreditsRoll,
    Item,
    Layout,
    LowerThird,
    Media,
    Move,
    Section,
    Still,
    Timeline,
    Title,
    Track,
    Transition,
)

GOLDEN = Path(__file__).with_name("golden")
RATE = 5
SHAPE = Profile("golden", 256, 144, rate=Fraction(RATE), quality=14, effort="veryfast")
NEAR = Area(Fraction(1, 8), Fraction(1, 8), Fraction(1, 2), Fraction(1, 2))
HDR = ("-color_primaries", "bt2020", "-color_trc", "smpte2084", "-colorspace", "bt2020nc")
Picture = NDArray[np.uint8]


@dataclass(frozen=True)
class Looked:
    """An item with its transition to the next, and the golden pictures of it by frame."""

    items: tuple[Item, ...]
    frames: dict[int, str]


def film(folder: Path) -> tuple[Timeline, dict[int, str]]:
    """The film, and which of its frames is to look like which golden picture."""
    looked = _everything(_media(folder))
    track = Track("picture", tuple(item for each in looked for item in each.items))
    begins = (round(placed.start * RATE) for placed in track.placed())
    names = {
        begin + frame: name
        for begin, each in zip(begins, looked, strict=True)
        for frame, name in each.frames.items()
    }
    at = {name: Fraction(frame, RATE) for frame, name in names.items()}
    fifth = Fraction(1, RATE)
    captions = (
        Caption("Croak, said the frog (twice).", at["caption-latin"], fifth),
        Caption("قال الضفدع: «نقيق» مرتين (2)، يا Ada.", at["caption-arabic"], fifth),
    )
    third = LowerThird("Ada Größe", at["lower-third"] - 2 * fifth, 6 * fifth, "Drums")
    return Timeline((track,), captions=captions, captions_burnt=True, overlays=(third,)), names


def rendered(folder: Path) -> dict[str, Picture]:
    """Every golden picture as it looks now, RGB."""
    timeline, names = film(folder)
    made = render(timeline, folder / "looks.mp4", folder, profile=SHAPE)
    found = bytearray()
    command = [*guards.source(made.path, "mov"), "-map", "0:v", "-f", "rawvideo"]
    command += ["-fps_mode", "passthrough", "-pix_fmt", "rgb24", "pipe:1"]
    ffmpeg.run(command, folder=folder, inputs=[made.path], sink=found.extend)
    frames = np.frombuffer(bytes(found), np.uint8).reshape(-1, SHAPE.height, SHAPE.width, 3)
    return {name: frames[number] for number, name in names.items()}


def _everything(media: dict[str, Media]) -> list[Looked]:
    photo, tall, clear = (media[name] for name in ("photo", "tall", "clear"))
    move = Move(Area(), NEAR)
    roll = CreditsRoll(
        (Section("Voices", ("Ada", "علي", "शर्मा", "김민준", "გიორგი", "Ada & אבי (x)")),),
        _s(10),
        "The pond",
    )
    cards = CreditsRoll((Section("Drums", ("王小明", "สมชาย", "Иван")),), _s(2), style="cards")
    wall = tuple(Cell(_clip(media, 2, start=n, fit="fill"), f"No {n}") for n in range(16))
    inset = Cell(_clip(media, 4), "Ada"), Cell(Still(tall, _s(4), fit="fill"), "Cy")
    beside = Cell(_clip(media, 4)), Cell(Still(photo, _s(4), move=move)), Cell(Still(tall, _s(2)))
    return [
        Looked((Title("The pond", _s(4), "by many"), _t("dip", 6)), {0: "title", 2: "dip"}),
        Looked(
            (Still(photo, _s(10)), _t("paper", 6)),
            {4: "caption-latin", 5: "caption-arabic", 8: "paper"},
        ),
        Looked((_clip(media, 6), _t("crossfade")), {4: "crossfade"}),
        Looked((Still(photo, _s(6)), _t("wipe-left")), {4: "wipe-left"}),
        Looked((_clip(media, 6), _t("wipe-right")), {4: "wipe-right"}),
        Looked((Still(photo, _s(6)), _t("slide-left")), {4: "slide-left"}),
        Looked((_clip(media, 6), _t("slide-right")), {4: "slide-right"}),
        Looked(
            (Still(photo, _s(10), move=move), _t("dip", 1)),
            {4: "move-begun", 8: "move-near-its-end"},
        ),
        Looked((Still(tall, _s(2), fit="blur"),), {1: "fit-blur"}),
        Looked((Still(tall, _s(2), fit="fill"),), {1: "fit-fill"}),
        Looked((Still(clear, _s(2)),), {1: "see-through-on-paper"}),
        Looked((Clip(media["bright"], _s(2)),), {1: "high-dynamic-range"}),
        Looked((_clip(media, 6),), {3: "lower-third"}),
        Looked((Layout(wall, _s(2)),), {1: "wall"}),
        Looked((Layout(beside, _s(4), "beside"),), {3: "beside"}),
        Looked((Layout(inset, _s(4), "inset", "top-right"),), {2: "inset"}),
        Looked((cards,), {1: "card"}),
        Looked((roll,), {0: "roll-begins", 7: "roll"}),
    ]


def _s(frames: int) -> Fraction:
    return Fraction(frames, RATE)


def _t(kind: str, frames: int = 3) -> Transition:
    return Transition(_s(frames), kind)  # type: ignore[arg-type]


def _clip(media: dict[str, Media], frames: int, start: int = 0, fit: str = "whole") -> Clip:
    return Clip(media["dots"], _s(frames), start=_s(start), fit=fit)  # type: ignore[arg-type]


def _media(folder: Path) -> dict[str, Media]:
    found = {
        "photo": _photo(folder / "photo.png", (480, 270)),
        "tall": _photo(folder / "tall.png", (150, 240)),
        "clear": _clear(folder / "clear.png"),
        "dots": _film(folder / "dots.mp4", ("-pix_fmt", "yuv420p")),
        "bright": _film(folder / "bright.mp4", ("-pix_fmt", "yuv420p10le", *HDR)),
    }
    kinds = {".png": "image", ".mp4": "video"}
    return {name: Media(name, path, kinds[path.suffix]) for name, path in found.items()}  # type: ignore[arg-type]


def _photo(path: Path, size: tuple[int, int]) -> Path:
    """Hills and a sun: large shapes with sharp edges, and a sky that changes slowly."""
    sky = np.linspace((90, 140, 190), (240, 210, 170), size[1]).astype(np.uint8)
    image = Image.fromarray(np.repeat(sky[:, None, :], size[0], axis=1))
    pen = ImageDraw.Draw(image)
    wide, high = size
    pen.ellipse((wide * 0.6, high * 0.15, wide * 0.6 + 60, high * 0.15 + 60), "#FFE9A0")
    pen.polygon([(0, high), (wide * 0.35, high * 0.4), (wide * 0.8, high)], "#3F6B4F")
    pen.polygon([(wide * 0.4, high), (wide * 0.75, high * 0.55), (wide, high)], "#274536")
    image.save(path)
    return path


def _clear(path: Path) -> Path:
    image = Image.new("RGBA", (256, 144))
    ImageDraw.Draw(image).ellipse((80, 24, 176, 120), "#D9381E")
    image.save(path)
    return path


def _film(path: Path, options: tuple[str, ...]) -> Path:
    """A square that moves over stripes, three seconds long."""
    frames = []
    for number in range(3 * RATE):
        image = Image.new("RGB", (192, 144), "#A0654A")
        pen = ImageDraw.Draw(image)
        for left in range(0, 192, 48):
            pen.rectangle((left, 0, left + 23, 144), "#8A5340")
        pen.rectangle((10 + number * 10, 50, 50 + number * 10, 90), "#63C04C")
        frames.append(image.tobytes())
    raw = path.with_suffix(".raw")
    raw.write_bytes(b"".join(frames))
    shape = ("-pixel_format", "rgb24", "-video_size", "192x144", "-framerate", str(RATE))
    written = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "8", *options]
    target = guards.target(path, seconds="3")
    ffmpeg.run([*guards.source(raw, "rawvideo", *shape), *written, *target], folder=path.parent)
    return path


def main() -> None:
    """Draw every golden picture anew."""
    with TemporaryDirectory() as folder:
        for name, picture in rendered(Path(folder)).items():
            Image.fromarray(picture).save(GOLDEN / f"{name}.webp", quality=93, method=6)
            print(name)  # noqa: T201 - it is a command


if __name__ == "__main__":
    main()
