from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from ensemble.engine.ingest.peaks import envelope, load
from tests.engine import media
from tests.engine.made import heard
from tests.engine.media import known, made


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
    prepared = made(media.sound(tmp_path / "s", kind), folder)
    assert prepared.kind == "audio"
    assert [one.content_type for one in prepared.previews] == ["audio/mp4", "audio/webm"]
    assert prepared.loudness_lufs == pytest.approx(-6.9, abs=0.5)
    assert float(prepared.duration) == pytest.approx(1, abs=0.1)
    assert prepared.peaks
    assert prepared.peaks.name == "peaks-800.json"
    assert 55 <= max(envelope(load(prepared.peaks))) <= 72
    for one in prepared.previews:
        assert float(known(one.path).duration) == pytest.approx(1, abs=0.15)


def test_the_mezzanine_is_the_same_sound_to_the_sample(tmp_path: Path, folder: Path) -> None:
    source = media.sound(tmp_path / "s")
    mezzanine = made(source, folder).mezzanine
    assert mezzanine
    assert np.array_equal(samples(mezzanine.path), samples(source))
    found = known(mezzanine.path)
    assert (found.sample_rate, found.codecs, float(found.duration)) == (48_000, ("flac",), 1.0)


@pytest.mark.parametrize(("rate", "channels"), [(8_000, 1), (44_100, 2), (192_000, 2)])
def test_mono_and_odd_rates_become_48_kilohertz(
    rate: int, channels: int, tmp_path: Path, folder: Path
) -> None:
    prepared = made(media.sound(tmp_path / "s", rate=rate, channels=channels), folder)
    assert prepared.mezzanine
    found = known(prepared.mezzanine.path)
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


@pytest.mark.parametrize(("layout", "kept"), [("5.1", 0.293), ("7.1", 0.227)])
def test_many_channels_become_two_without_being_cut_off_and_keep_the_middle(
    layout: str, kept: float, tmp_path: Path, folder: Path
) -> None:
    """All full at once for half a second, then the middle alone."""
    path = tmp_path / "s"
    tone = np.sin(2 * np.pi * 100 * np.arange(24_000) / 48_000)
    with av.open(str(path), "w", format="wav") as written:
        track = written.add_stream("pcm_f32le", rate=48_000, layout=layout)
        assert isinstance(track, av.AudioStream)
        channels = track.codec_context.layout.nb_channels
        sound = np.zeros((48_000, channels), np.float32)
        sound[:24_000] = tone[:, None]
        sound[24_000:, 2] = tone
        frame = av.AudioFrame.from_ndarray(sound.reshape(1, -1), format="flt", layout=layout)
        frame.sample_rate, frame.pts = 48_000, 0
        written.mux([*track.encode(frame), *track.encode(None)])
    mezzanine = made(path, folder).mezzanine
    assert mezzanine
    left, right = heard(mezzanine.path, folder).T
    assert np.array_equal(left, right)
    assert np.abs(left[2_000:22_000] - tone[2_000:22_000]).max() < 0.01  # whole, no top cut off
    assert np.abs(left[26_000:46_000]).max() == pytest.approx(kept, abs=0.003)


def test_sound_that_begins_later_than_its_film_does_so_in_all_that_is_made(
    tmp_path: Path, folder: Path
) -> None:
    path = tmp_path / "f"
    with av.open(str(path), "w", format="mp4") as written:
        film = written.add_stream("libx264", rate=25)
        assert isinstance(film, av.VideoStream)
        film.width, film.height, film.pix_fmt = 160, 90, "yuv420p"
        track = media.track(written, "aac", 48_000, 2)
        for _ in range(25):
            written.mux(film.encode(av.VideoFrame(160, 90, "yuv420p")))
        written.mux(film.encode(None))
        loud = np.full((2, 1_024), 0.5, np.float32)
        for number in range(20):
            frame = av.AudioFrame.from_ndarray(loud, format="fltp", layout="stereo")
            frame.sample_rate, frame.pts = 48_000, 24_000 + 1_024 * number
            written.mux(track.encode(frame))
        written.mux(track.encode(None))
    prepared = made(path, folder)
    sound = np.abs(heard(prepared.previews[0].path, folder)[:, 0])
    assert sound[:22_000].max() < 0.01
    assert sound[27_000:40_000].min() > 0.3
    assert prepared.peaks
    drawn = load(prepared.peaks)
    first = next(at for at, height in enumerate(drawn["data"]) if abs(height) > 30) // 2
    assert first * drawn["samples_per_pixel"] == pytest.approx(24_000, abs=1_500)


def test_a_length_that_was_only_guessed_is_told_in_truth(tmp_path: Path, folder: Path) -> None:
    """MP3 of changing bits without a header: a second of silence, then one of noise."""
    path = tmp_path / "s"
    bare = {"write_xing": "0", "id3v2_version": "0"}
    with av.open(str(path), "w", format="mp3", options=bare) as written:
        track = written.add_stream("libmp3lame", rate=48_000, layout="mono", options={"q": "2"})
        assert isinstance(track, av.AudioStream)
        sound = np.zeros((1, 96_000), np.int16)
        sound[0, 48_000:] = np.random.default_rng(1).integers(-20_000, 20_000, 48_000)
        frame = av.AudioFrame.from_ndarray(sound, layout="mono")
        frame.sample_rate, frame.pts = 48_000, 0
        written.mux([*track.encode(frame), *track.encode(None)])
    assert float(made(path, folder).duration) == pytest.approx(2, abs=0.1)
