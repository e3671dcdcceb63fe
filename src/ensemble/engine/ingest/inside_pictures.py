"""Reads a picture with Pillow and saves it smaller, upright and nameless. Only ever runs tied."""

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageOps

from ensemble.engine.bounds import BROKEN, check_pixels
from ensemble.engine.errors import EngineError, Unreadable

READERS = {"jpeg": ("JPEG", "MPO"), "png": ("PNG",), "webp": ("WEBP",), "gif": ("GIF",)}
READERS |= {"heic": ("HEIF",), "avif": ("AVIF",)}
ORIENTATION, LYING = 0x0112, 5
WIDTHS = (480, 960, 1920)
# Speed 8 makes AVIF three times as fast as the default 6, for a hundredth more bytes.
SAVED: dict[str, dict[str, Any]] = {
    "avif": {"format": "AVIF", "quality": 60, "speed": 8},
    "webp": {"format": "WEBP", "quality": 80, "method": 2},
    "jpg": {"format": "JPEG", "quality": 82, "optimize": True, "progressive": True},
}


def answer(path: str, name: str, folder: str | None = None) -> dict[str, Any]:
    """Width, height and codec of a picture; with `folder`, also the files saved in it."""
    with opened(path, name) as picture:
        check_pixels(picture.width, picture.height)
        width, height = _upright(picture)
        told = {"kind": "image", "codecs": [name], "duration": "0", "rotation": 0}
        told |= {"width": width, "height": height}
        if folder is None:
            picture.load()
            return told
        if name == "jpeg":  # decode at a half or a quarter where that is enough
            picture.draft(picture.mode, (2 * WIDTHS[-1], 2 * WIDTHS[-1]))
        plain = _nameless(ImageOps.exif_transpose(picture))
        return told | {"made": list(save(plain, Path(folder), "picture"))}


def save(picture: Image.Image, folder: Path, role: str) -> Iterator[dict[str, Any]]:
    """Every size as AVIF and WebP, never larger than the picture, and one JPEG for old browsers."""
    widths = sorted({min(width, picture.width) for width in WIDTHS})
    for width in widths:
        kinds = ("avif", "webp", "jpg") if width == widths[-1] else ("avif", "webp")
        yield from encode(_sized(picture, width), kinds, folder, role)


def encode(
    picture: Image.Image, kinds: Iterable[str], folder: Path, role: str
) -> Iterator[dict[str, Any]]:
    """Save one size of a picture in each kind, named after role and width."""
    for kind in kinds:
        made = folder / f"{role}-{picture.width}.{kind}"
        _flat(picture, kind).save(made, **SAVED[kind])
        yield {"role": role, "name": made.name, "width": picture.width, "height": picture.height}


@contextmanager
def opened(path: str, name: str) -> Iterator[Image.Image]:
    """The picture, read as one kind and nothing else; what breaks within says so."""
    if name == "heic":  # each library only where it is needed: starting costs more than the work
        import pillow_heif

        pillow_heif.register_heif_opener(thumbnails=False)
    Image.MAX_IMAGE_PIXELS = None  # we refuse earlier, with a sentence
    try:
        with Image.open(path, formats=READERS[name]) as picture:
            yield picture
    except (EngineError, MemoryError):
        raise
    except Exception as error:  # every reader breaks in a way of its own
        raise Unreadable(BROKEN) from error


def _upright(picture: Image.Image) -> tuple[int, int]:
    turned = picture.getexif().get(ORIENTATION, 1) >= LYING
    return (picture.height, picture.width) if turned else picture.size


def _nameless(picture: Image.Image) -> Image.Image:
    """The pixels in sRGB and nothing else: no place, no camera, no maker, no profile."""
    has_alpha = picture.has_transparency_data
    if picture.mode.startswith("I"):  # 16 bits of gray, which Pillow would cut off at white
        picture = picture.convert("I").point(lambda light: light * (1 / 256)).convert("L")
    plain = _in_srgb(picture).convert("RGBA" if has_alpha else "RGB")
    fresh = Image.new(plain.mode, plain.size)
    fresh.paste(plain)
    return fresh


def _sized(picture: Image.Image, width: int) -> Image.Image:
    if width == picture.width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)


def _flat(picture: Image.Image, kind: str) -> Image.Image:
    """JPEG has no see-through parts: put the picture on white."""
    if kind != "jpg" or picture.mode == "RGB":
        return picture
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Colors as every screen shows them; phones save wider ones with a profile beside."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA", "L", "CMYK"):
        return picture
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "RGBA" if picture.mode == "RGBA" else "RGB"
        changed = ImageCms.profileToProfile(
            picture, given, ImageCms.createProfile("sRGB"), outputMode=mode
        )
    except ImageCms.PyCMSError:
        return picture
    return changed or picture
