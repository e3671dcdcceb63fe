"""What the sandboxed reader hears in each kind of file, beside what ffmpeg decodes of it."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from ensemble.engine.errors import EngineError
from ensemble.engine.ingest.sniff import sniff
from ensemble.engine.process import ffmpeg, guards
from ensemble.engine.sound.mix import mix
from ensemble.engine.timeline import Clip, Media, Timeline, Track
from tests.engine import made, media
from tests.engine.made import Samples

SECOND = 48_000
HALF = SECOND // 2


def decoded(path: Path, folder: Path, rate: int = SECOND) -> Samples:
    """What ffmpeg makes of a whole file, from its zero, shape (samples, 2)."""
    found = bytearray()
    line = f"aresample={rate}:async=1:first_pts=0,aformat=channel_layouts=stereo"
    command = [*guards.source(path, sniff(path).demuxer), "-map", "0:a:0", "-af", line]
    command += ["-f", "f32le", "pipe:1"]
    ffmpeg.run(command, folder=folder, inputs=[path], sink=found.extend)
    return np.frombuffer(bytes(found), "<f4").reshape(-1, 2)


def mixed(paths: list[Path], folder: Path) -> Samples:
    """Each for half a second, one after another, in one mix at -12 dB."""
    clips = [
        Clip(Media(path.name, path, "audio"), Fraction(1, 2), offset=Fraction(at, 2))
        for at, path in enumerate(paths)
    ]
    track = Track("sound", tuple(clips), gain_db=-12.0)
    made_of = mix(Timeline((track,)), folder.parent / "mix.wav", folder)
    assert made_of.gain_db == 0
    return made.heard(made_of.path, folder) * np.float32(10 ** (12 / 20))


def test_every_kind_sounds_as_ffmpeg_decodes_it(tmp_path: Path, folder: Path) -> None:
    kinds = {"wav": 44_100, "mp3": 44_100, "flac": 44_100}
    kinds |= {"ogg": SECOND, "opus": SECOND, "m4a": SECOND}
    paths = [
        media.sound(tmp_path / f"a.{kind}", kind, seconds=0.6, rate=rate)
        for kind, rate in kinds.items()
    ]
    paths.append(media.film(tmp_path / "a.mp4", "mp4", seconds=0.6))
    found = mixed(paths, folder)
    for at, path in enumerate(paths):
        expected = decoded(path, folder)[:HALF]
        heard = found[at * HALF : at * HALF + len(expected)]
        assert np.abs(heard - expected).max() < 2e-4, path.name


def test_sound_that_begins_later_than_its_film_is_late(tmp_path: Path, folder: Path) -> None:
    film, late = media.film(tmp_path / "a.mp4", seconds=0.4), tmp_path / "late.mkv"
    command = [*guards.source(film, "mov"), *guards.source(film, "mov", "-itsoffset", "0.15")]
    command += ["-map", "0:v", "-map", "1:a", "-c:v", "copy", "-c:a", "flac"]
    ffmpeg.run([*command, *guards.target(late, seconds="1")], folder=tmp_path)
    found = mixed([late], folder)
    begin = int(np.flatnonzero(np.abs(found[:, 0]) > 0.05)[0])
    assert begin == pytest.approx(0.15 * SECOND, abs=100)


def test_a_damaged_packet_is_silence_and_the_rest_stays_in_its_place(
    tmp_path: Path, folder: Path
) -> None:
    whole = media.sound(tmp_path / "a.flac", "flac", seconds=0.6)
    broken = tmp_path / "b.flac"
    written = bytearray(whole.read_bytes())
    middle = len(written) * 3 // 4
    written[middle : middle + 500] = bytes(500)
    broken.write_bytes(written)
    one, other = mixed([whole], folder), mixed([broken], folder)
    assert not np.array_equal(one, other)
    assert np.array_equal(one[-900:], other[-900:])


def test_what_cannot_be_decoded_is_named(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "bad.flac"
    path.write_bytes(b"fLaC" + bytes(500))
    with pytest.raises(EngineError, match=r"“bad.flac” can't be used"):
        mixed([path], folder)
    assert list(folder.iterdir()) == []
