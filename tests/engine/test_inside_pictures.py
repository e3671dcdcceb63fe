from pathlib import Path

import pytest
from PIL import Image
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
