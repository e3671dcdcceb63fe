from pathlib import Path

import av
import numpy as np
import pytest

from ensemble.engine.errors import EngineError, Unsupported
from ensemble.engine.ingest.peaks import envelope
from ensemble.engine.ingest.waveform import waveform
from tests.engine import media


@pytest.mark.parametrize("kind", [*media.SOUNDS, "mp4"])
def test_every_sound_and_the_sound_of_a_film_are_drawn_as_high_as_they_are_loud(
    kind: str, tmp_path: Path, folder: Path
) -> None:
    peaks = waveform(media.anything(tmp_path / "s", kind), folder)
    assert peaks.rate == 48_000
    assert peaks.seconds == pytest.approx(1, abs=0.1)
    assert 60 <= max(envelope(peaks.zoom(800))) <= 70
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(("rate", "channels"), [(8_000, 1), (192_000, 2)])
def test_a_waveform_keeps_the_rate_of_its_sound(rate: int, channels: int, tmp_path: Path) -> None:
    path = media.sound(tmp_path / "s", "flac", seconds=0.3, rate=rate, channels=channels)
    peaks = waveform(path, tmp_path)
    assert (peaks.rate, peaks.samples) == (rate, round(0.3 * rate))


@pytest.mark.parametrize("kind", ["png", "silent"])
def test_what_can_not_be_heard_is_not_drawn(kind: str, tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "f"
    media.picture(path, kind) if kind == "png" else media.film(path, has_sound=False)
    with pytest.raises(EngineError, match="nothing to hear"):
        waveform(path, folder)


def test_a_torn_sound_is_drawn_as_far_as_it_goes(tmp_path: Path, folder: Path) -> None:
    path = media.sound(tmp_path / "s", "mp3", seconds=2)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert waveform(path, folder).seconds == pytest.approx(1, abs=0.2)


def test_what_is_no_sound_at_all_is_refused(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "s").write_bytes(b"#EXTM3U")
    with pytest.raises(Unsupported):
        waveform(tmp_path / "s", folder)


def test_a_track_that_is_not_allowed_does_not_hide_one_that_is(
    tmp_path: Path, folder: Path
) -> None:
    with av.open(str(tmp_path / "f"), "w", format="matroska") as made:
        tracks = [made.add_stream(codec, rate=48_000, layout="mono") for codec in ("mp2", "flac")]
        for track, loud in zip(tracks, (0, 8_192), strict=True):
            level = np.full((1, 4_800), loud, np.int16)
            sound = av.AudioFrame.from_ndarray(level, layout="mono")
            sound.sample_rate, sound.pts = 48_000, 0
            made.mux([*track.encode(sound), *track.encode(None)])
    assert max(waveform(tmp_path / "f", folder).zoom(800)["data"]) == 32
