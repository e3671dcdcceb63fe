import struct
from pathlib import Path

import numpy as np
import pytest

from ensemble.engine.errors import TooLarge
from ensemble.engine.ingest.probe import probe
from ensemble.engine.process import ffmpeg, guards
from ensemble.engine.sound.bext import Bext
from ensemble.engine.sound.broadcast import Broadcast, header, read_broadcast, write_broadcast
from tests.engine.made import heard, noise

HOURS = 8 * 60 * 60 * 48_000


def test_what_is_written_is_heard_and_read_again(tmp_path: Path, folder: Path) -> None:
    path, stem, bext = tmp_path / "stem.wav", noise(1, 4_801), Bext(96_000, "Bass")
    write_broadcast(path, [stem[:4_000], stem[4_000:]], samples=4_801, bext=bext)
    assert read_broadcast(path) == Broadcast(48_000, 4_801, bext)
    assert np.abs(heard(path, folder) - stem).max() < 2**-23


def test_another_program_reads_its_time(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "stem.wav"
    write_broadcast(path, [noise(1, 480)], samples=480, bext=Bext(123_456_789_012, "Bass"))
    told = folder / "told"
    written = guards.target(told, "-f", "ffmetadata", seconds="1")
    ffmpeg.run([*guards.source(path, "wav"), *written], folder=folder, inputs=[path])
    assert "time_reference=123456789012" in told.read_text()
    assert "encoded_by=Ensemble" in told.read_text()


def test_the_time_of_another_program_is_read(tmp_path: Path, folder: Path) -> None:
    path = folder / "theirs.wav"
    said = ("-write_bext", "1", "-metadata", "time_reference=48000", "-ar", "44100")
    tone = ["-f", "lavfi", "-i", "sine", *guards.target(path, *said, seconds="0.1")]
    ffmpeg.run(tone, folder=folder)
    found = read_broadcast(path)
    assert found is not None
    assert found.bext is not None
    assert (found.rate, found.frames, found.bext.time_reference) == (44_100, 4_410, 48_000)


def test_eight_hours_are_rf64(tmp_path: Path) -> None:
    path = tmp_path / "long.wav"
    begin = header(HOURS, Bext(7))
    assert begin[:4] == b"RF64"
    path.write_bytes(begin)
    with path.open("ab") as file:
        file.truncate(len(begin) + HOURS * 6)  # a hole: nothing is written
    found = read_broadcast(path)
    assert found == Broadcast(48_000, HOURS, Bext(7))
    assert struct.unpack("<Q", begin[20:28])[0] == path.stat().st_size - 8
    with pytest.raises(TooLarge, match="longer than 3 hours"):
        probe(path, largest=1 << 40)  # another program counts its samples too


def test_a_chunk_after_the_sound_is_found(tmp_path: Path) -> None:
    path = tmp_path / "late.wav"
    begin = header(10, Bext(7))
    bext, rest = begin[12 : 12 + 610], begin[12 + 610 :]
    path.write_bytes(begin[:12] + rest + bytes(60) + bext)
    assert read_broadcast(path) == Broadcast(48_000, 10, Bext(7))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"RIFF",
        b"fLaC" + bytes(100),
        b"RIFF\xff\xff\xff\xffWAVE",
        b"RIFF\xff\xff\xff\xffWAVE" + b"junk\0\0\0\0" * 2_000,
        b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0" + bytes(16) + b"data\xff\xff\xff\xff",
    ],
)
def test_what_is_no_whole_wave_says_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.wav"
    path.write_bytes(content)
    assert read_broadcast(path) is None
