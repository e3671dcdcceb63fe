from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from ensemble.engine.ingest.prepare_film import strip_step
from ensemble.engine.process import ffmpeg
from ensemble.engine.process.guards import target
from tests.engine import media
from tests.engine.media import known, made


@pytest.mark.parametrize("kind", media.FILMS)
def test_every_film_becomes_a_preview_that_starts_fast_and_a_poster(
    kind: str, tmp_path: Path, folder: Path
) -> None:
    prepared = made(media.film(tmp_path / "f", kind, size=(320, 180)), folder)
    (preview,) = prepared.previews
    found = known(preview.path)
    assert (found.container, found.codecs) == ("mp4", ("h264", "aac"))
    assert (found.width, found.height) == (320, 180)
    assert found.frame_rate == 25
    written = preview.path.read_bytes()
    assert written.index(b"moov") < written.index(b"mdat")
    assert {one.content_type for one in prepared.posters} == {
        "image/avif",
        "image/webp",
        "image/jpeg",
    }
    assert prepared.peaks
    assert prepared.mezzanine is None


def test_a_film_without_sound_has_no_waveform(tmp_path: Path, folder: Path) -> None:
    prepared = made(media.film(tmp_path / "f", has_sound=False), folder)
    assert (prepared.peaks, prepared.zooms, prepared.loudness_lufs) == (None, (), None)


def test_a_large_film_is_made_720_lines_high(tmp_path: Path, folder: Path) -> None:
    prepared = made(media.film(tmp_path / "f", size=(1920, 1080), seconds=0.08), folder)
    found = known(prepared.previews[0].path)
    assert (found.width, found.height) == (1280, 720)
    assert (prepared.width, prepared.height) == (1920, 1080)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_preview_and_poster_of_a_turned_film_are_turned_alike(
    degrees: int, tmp_path: Path, folder: Path
) -> None:
    straight = media.film(tmp_path / "straight", seconds=0.4, size=(320, 180), has_sound=False)
    prepared = made(media.rotated(tmp_path / "turned", straight, degrees), folder)
    poster = next(one for one in prepared.posters if one.path.suffix == ".jpg")
    assert (poster.width, poster.height) == (prepared.width, prepared.height)
    shown = np.asarray(Image.open(poster.path).convert("L"), dtype=float)
    with av.open(str(prepared.previews[0].path)) as container:
        played = [frame.to_ndarray(format="gray").astype(float) for frame in container.decode()]
    assert max(np.corrcoef(shown.ravel(), frame.ravel())[0, 1] for frame in played) > 0.98


@pytest.mark.parametrize("curve", ["arib-std-b67", "smpte2084"])
def test_high_dynamic_range_is_brought_to_what_screens_show(
    curve: str, tmp_path: Path, folder: Path
) -> None:
    wide = (
        "setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709:range=tv,"
        "zscale=t=linear:npl=203,format=gbrpf32le,"
        f"zscale=t={curve}:p=bt2020:m=bt2020nc:npl=203,format=yuv420p10le"
    )
    tags = ["-color_trc", curve, "-color_primaries", "bt2020", "-colorspace", "bt2020nc"]
    gray = ["-f", "lavfi", "-i", "color=0x808080:size=160x90:duration=0.4"]
    encoded = ["-vf", wide, "-c:v", "libx264", *tags, "-f", "mp4"]
    source = tmp_path / "wide"
    ffmpeg.run([*gray, *target(source, *encoded, seconds="1")], folder=tmp_path)
    assert known(source).transfer == curve
    prepared = made(source, folder)
    with av.open(str(prepared.previews[0].path)) as container:
        played = next(container.decode(video=0)).to_ndarray(format="rgb24")
    with Image.open(prepared.posters[-1].path) as opened:
        shown = np.asarray(opened.convert("RGB"))
    assert played.mean() == pytest.approx(128, abs=25)
    assert shown.mean() == pytest.approx(128, abs=25)


def test_a_film_becomes_a_strip_of_small_pictures_one_a_second(
    tmp_path: Path, folder: Path
) -> None:
    strip = made(media.film(tmp_path / "f", seconds=3, has_sound=False), folder).strip
    assert strip
    assert (strip.columns, strip.count, float(strip.seconds)) == (3, 3, 1.0)
    assert {one.content_type for one in strip.sheets} == {"image/webp", "image/jpeg"}
    for one in strip.sheets:
        with Image.open(one.path) as opened:
            assert opened.size == (3 * strip.tile_width, strip.tile_height)
            shown = np.asarray(opened.convert("L")).reshape(90, 3, 160)[38]
    wandering = [frame * 3 % 134 for frame in (0, 25, 50)]
    for line, left in zip(shown, wandering, strict=True):
        assert line[left + 3 : left + 23].min() > 180
        assert line.max() < 240 > line[left - 40 : left - 5].max(initial=0)


def test_a_long_film_has_sixty_small_pictures() -> None:
    assert [strip_step(Fraction(seconds)) for seconds in (0, 8, 60, 61, 10_800)] == [
        1,
        1,
        1,
        2,
        180,
    ]
