from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from ensemble.engine.ingest.prepare_screen import fitted
from ensemble.engine.ingest.prepared import Prepared
from tests.engine import media
from tests.engine.media import by_ffmpeg, known, made

Picture = NDArray[np.float64]
H264 = ("-c:v", "libx264", "-preset", "ultrafast")
FLIPS: dict[str, Any] = {
    "left to right": np.fliplr,
    "upside down": np.flipud,
    "over its corner": np.transpose,
}


def played(path: Path) -> list[Picture]:
    with av.open(str(path)) as container:
        return [
            frame.to_ndarray(format="gray").astype(float) for frame in container.decode(video=0)
        ]


def preview(prepared: Prepared) -> Path:
    return prepared.previews[0].path


def alike(one: Picture, other: Picture) -> float:
    return float(np.corrcoef(one.ravel(), other.ravel())[0, 1])


@pytest.mark.parametrize("flip", FLIPS)
def test_a_mirrored_film_is_shown_as_in_a_mirror(flip: str, tmp_path: Path, folder: Path) -> None:
    straight = media.film(tmp_path / "straight", seconds=0.2, has_sound=False)
    source = media.rotated(tmp_path / "mirrored", straight, flip)
    assert not known(straight).mirrored
    prepared = made(source, folder)
    assert prepared.probe.mirrored
    shown = played(preview(prepared))[0]
    assert alike(shown, FLIPS[flip](played(straight)[0])) > 0.98


def test_uneven_frames_become_even_ones_at_their_times(tmp_path: Path, folder: Path) -> None:
    """A screen that stands still for a second and a half, then turns bright."""
    path, times = tmp_path / "f", [0, 33, 67, 100, 133, 1_700, 1_733, 1_767]
    with av.open(str(path), "w", format="mp4") as written:
        stream = written.add_stream("libx264", rate=30)
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = 160, 90, "yuv420p"
        stream.codec_context.time_base = Fraction(1, 1_000)
        for time in times:
            bright = np.full((90, 160, 3), 255 if time >= 1_700 else 20, np.uint8)
            frame = av.VideoFrame.from_ndarray(bright, format="rgb24")
            frame.pts, frame.time_base = time, Fraction(1, 1_000)
            written.mux(stream.encode(frame))
        written.mux(stream.encode(None))
    prepared = made(path, folder)
    assert prepared.probe.variable
    frames, found = played(preview(prepared)), known(preview(prepared))
    assert (found.variable, str(found.frame_rate)) == (False, "30")
    assert next(at for at, frame in enumerate(frames) if frame.mean() > 128) == 51


SEE_THROUGH = (
    "color=red@0.0:size=160x90:rate=10,format=yuva444p,drawbox=w=80:h=90:c=black@1:t=fill:replace=1"
)


@pytest.mark.parametrize(
    ("kind", "encoded"),
    [
        ("webm", ("-c:v", "libvpx-vp9", "-pix_fmt", "yuva420p", "-cpu-used", "8")),
        ("webm", ("-c:v", "libvpx", "-pix_fmt", "yuva420p", "-auto-alt-ref", "0")),
        ("mov", ("-c:v", "prores_ks", "-profile:v", "4444", "-pix_fmt", "yuva444p10le")),
    ],
    ids=["vp9", "vp8", "prores 4444"],
)
def test_a_see_through_film_is_laid_on_paper(
    kind: str, encoded: tuple[str, ...], tmp_path: Path, folder: Path
) -> None:
    source = by_ffmpeg(tmp_path / "f", SEE_THROUGH, *encoded, "-f", kind, seconds="0.2")
    prepared = made(source, folder)
    assert prepared.probe.has_alpha
    shown = played(preview(prepared))[0]
    assert shown[45, 20] < 30
    assert shown[45, 140] > 225


def test_half_pictures_become_whole_ones(tmp_path: Path, folder: Path) -> None:
    moving = "testsrc2=size=160x96:rate=50,scroll=horizontal=0.03,interlace"
    encoded = (*H264, "-flags", "+ildct+ilme", "-x264opts", "tff=1", "-f", "mp4")
    source = by_ffmpeg(tmp_path / "f", moving, *encoded)
    prepared = made(source, folder)
    assert prepared.probe.interlaced
    whole = played(preview(prepared))[2]
    assert combed(whole) < combed(played(source)[2]) / 2


def combed(picture: Picture) -> float:
    """How much lines differ from the ones beside them, against the ones after those."""
    return float(
        np.abs(np.diff(picture, axis=0)).mean() / np.abs(picture[2:] - picture[:-2]).mean()
    )


def test_ten_bits_and_odd_measures_become_eight_bits_and_even_ones(
    tmp_path: Path, folder: Path
) -> None:
    odd = "testsrc2=size=320x180:rate=25,format=yuv444p10le,scale=161:91,setsar=1"
    encoded = (*H264, "-pix_fmt", "yuv444p10le", "-f", "mp4")
    prepared = made(by_ffmpeg(tmp_path / "f", odd, *encoded, seconds="0.1"), folder)
    assert (prepared.width, prepared.height) == (161, 91)
    with av.open(str(preview(prepared))) as container:
        frame = next(container.decode(video=0))
    assert (frame.format.name, frame.width % 2, frame.height % 2) == ("yuv420p", 0, 0)


@pytest.mark.parametrize("size", [(1, 1), (2, 4_000), (7_680, 4_320), (3, 2)])
def test_any_shape_fits_in_even_numbers(size: tuple[int, int]) -> None:
    width, height = fitted(*size, (1_280, 720))
    assert width % 2 == height % 2 == 0
    assert 2 <= min(width, height) <= 720
    assert max(width, height) <= 1_280


@pytest.mark.parametrize("matrix", ["bt709", "smpte170m", "bt2020nc"])
def test_colors_stay_whatever_they_were_stored_as(
    matrix: str, tmp_path: Path, folder: Path
) -> None:
    stored = f"color=0xC83232:size=160x90:rate=10,scale=out_color_matrix={matrix.replace('nc', '')}"
    encoded = (*H264, "-colorspace", matrix, "-pix_fmt", "yuv420p", "-f", "mp4")
    source = by_ffmpeg(tmp_path / "f", stored, *encoded, seconds="0.2")
    prepared = made(source, folder)
    with av.open(str(preview(prepared))) as container:
        frame = next(container.decode(video=0))
    assert (int(frame.colorspace), int(frame.color_trc), int(frame.color_primaries)) == (1, 1, 1)
    shown = frame.to_ndarray(format="rgb24")[45, 80]
    assert [int(part) for part in shown] == pytest.approx([200, 50, 50], abs=6)
