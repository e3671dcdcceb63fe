from pathlib import Path
from typing import Literal

import numpy as np
import pytest

from ensemble.engine.errors import Unreadable
from ensemble.engine.ingest.peaks import FINEST, Peaks, envelope, load, to_binary


def fed(sound: object, *, piece: int = 1_000) -> Peaks:
    peaks = Peaks(48_000)
    written = np.asarray(sound, dtype="<i2").tobytes()
    for start in range(0, len(written), piece):
        peaks.feed(written[start : start + piece])
    peaks.finish()
    return peaks


def test_each_stretch_keeps_its_lowest_and_highest_sample() -> None:
    sound = np.random.default_rng(1).integers(-32_768, 32_767, 40 * FINEST + 17, dtype=np.int16)
    drawn = fed(sound, piece=777).zoom(4_000)
    stretches = [sound[start : start + FINEST] for start in range(0, len(sound), FINEST)]
    expected = [(int(piece.min() / 256), int(piece.max() / 256)) for piece in stretches]
    assert drawn["data"] == [int(value) for pair in expected for value in pair]
    assert (drawn["version"], drawn["bits"], drawn["channels"]) == (2, 8, 1)
    assert drawn["length"] == 41


@pytest.mark.parametrize("samples", [0, 1, 255, 256, 257, 1_000_003])
def test_no_sample_is_lost_whatever_the_length(samples: int) -> None:
    sound = np.zeros(samples, dtype=np.int16)
    sound[-1:] = 32_767
    peaks = fed(sound)
    assert peaks.samples == samples
    drawn = peaks.zoom(800)
    assert drawn["length"] <= 800
    assert len(drawn["data"]) == 2 * drawn["length"]
    assert not samples or drawn["data"][-1] == 127
    assert drawn["length"] * drawn["samples_per_pixel"] >= samples


def test_a_zoom_keeps_the_extremes_of_the_finer_one() -> None:
    sound = (np.sin(np.arange(2_000_000) / 50) * 20_000).astype(np.int16)
    peaks = fed(sound, piece=65_536)
    near, far = peaks.zoom(4_000)["data"], peaks.zoom(800)["data"]
    assert (min(near), max(near)) == (min(far), max(far))


def test_an_envelope_is_short_and_as_high_as_the_loudest() -> None:
    sound = np.zeros(480_000, dtype=np.int16)
    sound[240_000] = -32_768
    drawn = envelope(fed(sound).zoom(800), 200)
    assert len(drawn) <= 200
    assert max(drawn) == 128
    assert drawn.count(0) >= len(drawn) - 1 - drawn.count(1)
    assert envelope(fed([]).zoom(800)) == []


def test_zooms_are_written_side_by_side(tmp_path: Path) -> None:
    written = fed(np.zeros(2_000_000, dtype=np.int16)).save(tmp_path)
    assert [path.name for path in written] == ["peaks-800.json", "peaks-4000.json"]
    assert load(written[0])["length"] <= 800 < load(written[1])["length"] <= 4_000


def test_the_binary_form_is_laid_out_as_documented() -> None:
    drawn: dict[str, object] = {
        "sample_rate": 48_000,
        "samples_per_pixel": 512,
        "length": 3,
        "channels": 2,
    }
    drawn |= {"data": [-65, 63, -66, 64, -40, 41, -39, 45, -55, 43, -55, 44]}
    header = "02000000 %s 80bb0000 00020000 03000000 02000000"
    eight = "bf3f be40 d829 d92d c92b c92c"
    sixteen = "bfff3f00 beff4000 d8ff2900 d9ff2d00 c9ff2b00 c9ff2c00"
    assert to_binary(drawn | {"bits": 8}) == bytes.fromhex(header % "01000000" + eight)
    assert to_binary(drawn | {"bits": 16}) == bytes.fromhex(header % "00000000" + sixteen)


@pytest.mark.parametrize("bits", [8, 16])
def test_both_forms_say_the_same_at_every_zoom(bits: Literal[8, 16], tmp_path: Path) -> None:
    sound = np.random.default_rng(3).integers(-32_768, 32_767, 1_500_000, dtype=np.int16)
    peaks = fed(sound, piece=1 << 18)
    for kind in ("json", "dat"):
        peaks.save(tmp_path, bits=bits, kind="dat" if kind == "dat" else "json")
    for points in (800, 4_000):
        first, second = (load(tmp_path / f"peaks-{points}.{kind}") for kind in ("json", "dat"))
        assert first == second
        assert min(first["data"]) == (-128 if bits == 8 else -32_768)
        assert max(envelope(first)) == 128


@pytest.mark.parametrize(
    "written", [b"", b"\2\0\0\0", b"\1" + bytes(30), b"\2" + b"\0" * 15 + b"\x99" * 8]
)
def test_a_broken_binary_form_is_told(written: bytes, tmp_path: Path) -> None:
    (tmp_path / "peaks.dat").write_bytes(written)
    with pytest.raises(Unreadable):
        load(tmp_path / "peaks.dat")
