from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from tests.engine import media
from tests.engine.media import made

from ensemble.engine.peaks import envelope, load
from ensemble.engine.probe import probe


def samples(path: Path) -> "np.ndarray[tuple[int, ...], np.dtype[np.float32]]":
    with av.open(str(path)) as container:
        rate = container.streams.audio[0].rate
        resampler = av.AudioResampler(format="flt", layout="mono", rate=rate)
        frames = [
            whole for frame in container.decode(audio=0) for whole in resampler.resample(frame)
        ]
        return np.concatenate([frame.to_ndarray()[0] for frame in frames])


@pytest.mark.parametrize("kind", media.SOUNDS)
def test_every_sound_becomes_previews_waveforms_and_a_mezzanine(
    kind: str, tmp_path: Path, folder: Path
) -> None:
    prepared = made(media.sound(tmp_path / "s", kind, seconds=2), folder)
    assert prepared.kind == "audio"
    assert [one.content_type for one in prepared.previews] == ["audio/mp4", "audio/webm"]
    assert prepared.loudness_lufs == pytest.approx(-6.9, abs=0.5)
    assert float(prepared.duration) == pytest.approx(2, abs=0.1)
    assert prepared.peaks
    assert prepared.peaks.name == "peaks-800.json"
    assert 55 <= max(envelope(load(prepared.peaks))) <= 72
    for one in prepared.previews:
        assert float(probe(one.path).duration) == pytest.approx(2, abs=0.15)


def test_the_mezzanine_is_the_same_sound_to_the_sample(tmp_path: Path, folder: Path) -> None:
    source = media.sound(tmp_path / "s", seconds=2)
    mezzanine = made(source, folder).mezzanine
    assert mezzanine
    assert np.array_equal(samples(mezzanine.path), samples(source))
    found = probe(mezzanine.path)
    assert (found.sample_rate, found.codecs, float(found.duration)) == (48_000, ("flac",), 2.0)


@pytest.mark.parametrize(("rate", "channels"), [(8_000, 1), (44_100, 1), (22_050, 2), (96_000, 2)])
def test_mono_and_odd_rates_become_48_kilohertz(
    rate: int, channels: int, tmp_path: Path, folder: Path
) -> None:
    prepared = made(media.sound(tmp_path / "s", rate=rate, channels=channels), folder)
    assert prepared.mezzanine
    found = probe(prepared.mezzanine.path)
    assert (found.sample_rate, found.channels) == (48_000, channels)
    assert float(prepared.duration) == pytest.approx(1, abs=0.01)


def test_a_cover_does_not_make_a_sound_a_film(tmp_path: Path, folder: Path) -> None:
    cover = media.picture(tmp_path / "c").read_bytes()
    image = b"\x00image/jpeg\x00\x03\x00" + cover
    frame = b"APIC" + len(image).to_bytes(4, "big") + b"\x00\x00" + image
    size = bytes(len(frame) >> shift & 0x7F for shift in (21, 14, 7, 0))
    tone = media.sound(tmp_path / "t", "mp3").read_bytes()
    (tmp_path / "s").write_bytes(
        b"ID3\x03\x00\x00" + size + frame + tone[tone.index(b"\xff\xfb") :]
    )
    prepared = made(tmp_path / "s", folder)
    assert prepared.kind == "audio"
    assert not prepared.posters


def test_a_sound_of_a_moment_is_enough(tmp_path: Path, folder: Path) -> None:
    prepared = made(media.sound(tmp_path / "s", seconds=0.01), folder)
    assert prepared.duration == Fraction(1, 100)
