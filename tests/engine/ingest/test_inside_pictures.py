import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from ensemble.engine.ingest.inside_pictures import answer
from tests.engine import media
from tests.engine.media import made


@pytest.mark.parametrize("kind", media.PICTURES)
def test_every_picture_becomes_three_widths_never_larger(
    kind: str, tmp_path: Path, folder: Path
) -> None:
    prepared = made(media.picture(tmp_path / "p", kind, size=(1200, 800)), folder)
    widths = {(one.content_type, one.width) for one in prepared.pictures}
    modern = {(kind, width) for kind in ("image/avif", "image/webp") for width in (480, 960, 1200)}
    assert widths == modern | {("image/jpeg", 1200)}
    for one in prepared.pictures:
        with Image.open(one.path) as opened:
            assert opened.size == (one.width, one.height)


def test_a_turned_picture_is_saved_upright(tmp_path: Path, folder: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    prepared = made(media.picture(tmp_path / "p", exif=turned), folder)
    assert (prepared.width, prepared.height) == (400, 640)
    with Image.open(prepared.pictures[-1].path) as opened:
        red = opened.convert("RGB").getpixel((390, 10))
    assert isinstance(red, tuple)
    assert red[0] > 200 > 60 > red[1]


def test_what_is_see_through_stays_so(tmp_path: Path, folder: Path) -> None:
    Image.new("RGBA", (64, 64), (255, 0, 0, 0)).save(tmp_path / "p", "PNG")
    for one in made(tmp_path / "p", folder).pictures:
        with Image.open(one.path) as opened:
            corner = opened.convert("RGBA").getpixel((5, 5))
        assert isinstance(corner, tuple)
        assert corner[3] == (255 if one.content_type == "image/jpeg" else 0)


def answered(path: Path, kind: str, folder: Path) -> "tuple[Image.Image, dict[str, Any]]":
    """The JPEG that is made, and what is told of the original."""
    told = answer(str(path), kind, str(folder))
    (name,) = (one["name"] for one in told["made"] if one["name"].endswith("jpg"))
    return Image.open(folder / name).convert("RGB"), told


def seen(picture: Image.Image, x: float, y: float) -> tuple[int, ...]:
    found = picture.getpixel((round(x * (picture.width - 1)), round(y * (picture.height - 1))))
    assert isinstance(found, tuple)
    return found


# Where the upper left corner of the stored picture is shown, for each of the eight ways to lie.
CORNERS = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}


@pytest.mark.parametrize(("lies", "corner"), CORNERS.items())
def test_all_eight_ways_to_lie_are_shown_upright(
    lies: int, corner: tuple[int, int], tmp_path: Path
) -> None:
    turned = Image.Exif()
    turned[0x0112] = lies
    picture, told = answered(
        media.picture(tmp_path / "p", size=(96, 60), exif=turned), "jpeg", tmp_path
    )
    assert (told["width"], told["height"]) == ((96, 60) if lies < 5 else (60, 96)) == picture.size
    red = seen(picture, *((0.06, 0.94)[part] for part in corner))
    far = seen(picture, *((0.94, 0.06)[part] for part in corner))
    assert red[0] > 180 > 90 > red[1]
    assert not far[0] > 180 > 90 > far[1]


def test_a_picture_for_print_keeps_its_colors(tmp_path: Path) -> None:
    Image.new("CMYK", (64, 48), (0, 255, 255, 0)).save(tmp_path / "p", "JPEG", quality=95)
    picture, _ = answered(tmp_path / "p", "jpeg", tmp_path)
    red, green, blue = seen(picture, 0.5, 0.5)
    assert red > 180 > 90 > max(green, blue)


def test_sixteen_bits_of_gray_and_of_color_are_not_cut_off_at_white(tmp_path: Path) -> None:
    gray = np.full((48, 64), 32_768, np.uint16)
    Image.fromarray(gray).save(tmp_path / "gray", "PNG")
    picture, _ = answered(tmp_path / "gray", "png", tmp_path)
    assert seen(picture, 0.5, 0.5) == pytest.approx((128, 128, 128), abs=2)
    (tmp_path / "color").write_bytes(_png_of_16_bits())
    picture, _ = answered(tmp_path / "color", "png", tmp_path)
    assert seen(picture, 0.5, 0.5) == pytest.approx((200, 100, 50), abs=4)


@pytest.mark.parametrize("kind", ["png", "gif", "webp"])
def test_of_a_picture_that_moves_the_first_is_shown(kind: str, tmp_path: Path) -> None:
    first, *rest = (Image.new("RGB", (64, 48), color) for color in ("red", "blue", "blue"))
    first.save(tmp_path / "p", kind.upper(), save_all=True, append_images=rest, duration=50)
    picture, _ = answered(tmp_path / "p", kind, tmp_path)
    assert seen(picture, 0.5, 0.5)[0] > 200


def test_of_two_pictures_in_one_the_first_is_shown_and_palettes_and_steps_are_read(
    tmp_path: Path,
) -> None:
    red, blue = (Image.new("RGB", (64, 48), color) for color in ("red", "blue"))
    red.save(tmp_path / "two", "MPO", save_all=True, append_images=[blue])
    red.save(tmp_path / "steps", "JPEG", progressive=True)
    red.quantize(2).save(tmp_path / "palette", "PNG", transparency=1)
    for name, kind in (("two", "jpeg"), ("steps", "jpeg"), ("palette", "png")):
        picture, _ = answered(tmp_path / name, kind, tmp_path)
        assert seen(picture, 0.5, 0.5)[0] > 200


def _png_of_16_bits() -> bytes:
    """Pillow writes none: 64 by 48 of one color, 16 bits each of red, green and blue."""
    row = b"\0" + struct.pack(">HHH", 200 * 257, 100 * 257, 50 * 257) * 64
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 64, 48, 16, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(row * 48)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held))
        for name, held in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
