import struct
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from ensemble.engine.ingest.peaks import FINEST
from ensemble.engine.ingest.peaks_wave import peaks_of_wave
from ensemble.engine.ingest.waveform import waveform

KINDS = {"pcm_u8": "u8", "pcm_s16le": "s16", "pcm_s24le": "s32", "pcm_s32le": "s32"}
KINDS |= {"pcm_f32le": "flt", "pcm_f64le": "dbl"}
LAYOUTS = ("mono", "stereo", "5.1")


def noisy(channels: int, samples: int = 3_000) -> NDArray[np.float64]:
    """Shape (samples, channels), between -1 and 1."""
    return np.random.default_rng(channels).uniform(-1, 1, (samples, channels))


def wave(path: Path, codec: str, layout: str) -> Path:
    """Noise as a WAV of any kind."""
    with av.open(str(path), "w", format="wav") as made:
        track = made.add_stream(codec, rate=44_100, layout=layout)
        assert isinstance(track, av.AudioStream)
        sound = noisy(track.codec_context.layout.nb_channels)
        kind = KINDS[codec]
        kinds: dict[str, Any] = {
            "u8": (sound * 127 + 128).astype(np.uint8),
            "s16": (sound * 32_767).astype(np.int16),
            "s32": (sound * 2_147_483_000).astype(np.int32),
            "flt": sound.astype(np.float32),
            "dbl": sound,
        }
        scaled = kinds[kind]
        frame = av.AudioFrame.from_ndarray(scaled.reshape(1, -1), format=kind, layout=layout)
        frame.sample_rate, frame.pts = 44_100, 0
        made.mux([*track.encode(frame), *track.encode(None)])
    return path


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("codec", KINDS)
def test_a_wave_is_drawn_as_it_lies_on_the_disk(codec: str, layout: str, tmp_path: Path) -> None:
    path = wave(tmp_path / "s", codec, layout)
    peaks = peaks_of_wave(path)
    assert peaks
    assert (peaks.rate, peaks.samples) == (44_100, 3_000)
    heard = noisy({"mono": 1, "stereo": 2, "5.1": 6}[layout]).mean(axis=1) * 32_767
    stretches = [heard[start : start + FINEST] for start in range(0, 3_000, FINEST)]
    expected = [value for one in stretches for value in (one.min(), one.max())]
    assert peaks.zoom(4_000, 16)["data"] == pytest.approx(
        expected, abs=520 if codec == "pcm_u8" else 3
    )


def test_the_short_way_and_the_long_way_draw_the_same(tmp_path: Path) -> None:
    short = wave(tmp_path / "short", "pcm_s16le", "stereo")
    with av.open(str(short)) as heard, av.open(str(tmp_path / "long"), "w", format="w64") as made:
        track = made.add_stream("pcm_s16le", rate=44_100, layout="stereo")
        assert isinstance(track, av.AudioStream)
        for frame in heard.decode(audio=0):
            made.mux(track.encode(frame))
    assert waveform(tmp_path / "long", tmp_path).zoom(99, 16) == waveform(short, tmp_path).zoom(
        99, 16
    )


def parts(name: bytes, length: int, *chunks: tuple[bytes, int, bytes]) -> bytes:
    body = b"".join(struct.pack("<4sI", each, size) + held for each, size, held in chunks)
    return struct.pack("<4sI4s", name, length, b"WAVE") + body


FORMAT = (b"fmt ", 16, struct.pack("<HHIIHH", 1, 1, 8_000, 16_000, 2, 16))
SOUND = np.arange(300, dtype="<i2").tobytes()
ALL_ONES = 0xFFFF_FFFF


@pytest.mark.parametrize(
    "written",
    [
        parts(b"RIFF", 0, FORMAT, (b"data", len(SOUND), SOUND)),
        parts(b"RIFF", 0, (b"bext", 3, b"odd\0"), FORMAT, (b"data", len(SOUND), SOUND)),
        parts(b"RIFF", 0, FORMAT, (b"data", 0, SOUND)),
        parts(b"RIFF", 0, FORMAT, (b"data", 99_999, SOUND)),
        parts(b"RF64", ALL_ONES, (b"ds64", 28, bytes(28)), FORMAT, (b"data", ALL_ONES, SOUND)),
    ],
    ids=["plain", "with other chunks", "stopped", "cut short", "longer than 4 GB"],
)
def test_a_header_that_is_odd_or_unfinished_is_read(written: bytes, tmp_path: Path) -> None:
    (tmp_path / "s").write_bytes(written)
    peaks = peaks_of_wave(tmp_path / "s")
    assert peaks
    assert (peaks.rate, peaks.zoom(4_000, 16)["data"]) == (8_000, [0, 255, 256, 299])


@pytest.mark.parametrize(
    "written",
    [
        b"RIFF",
        parts(b"RIFF", 0, FORMAT),
        parts(b"RIFF", 0, (b"data", len(SOUND), SOUND)),
        parts(b"RIFF", 0, (b"fmt ", 4, b"\1\0\1\0"), (b"data", len(SOUND), SOUND)),
        parts(b"RIFF", 0, (b"fmt ", 16, bytes(16)), (b"data", len(SOUND), SOUND)),
        parts(b"RIFF", 0, *[(b"junk", 0, b"")] * 99, FORMAT, (b"data", len(SOUND), SOUND)),
    ],
    ids=["torn", "silent", "no format", "short format", "format of zeros", "a hundred chunks"],
)
def test_what_is_not_simple_is_left_to_others(written: bytes, tmp_path: Path) -> None:
    (tmp_path / "s").write_bytes(written)
    assert peaks_of_wave(tmp_path / "s") is None
