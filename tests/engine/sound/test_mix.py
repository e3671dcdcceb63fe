import hashlib
import wave
from fractions import Fraction
from math import inf, log10
from pathlib import Path

import numpy as np
import pytest

from ensemble.engine.errors import Cancelled, Unsupported
from ensemble.engine.sound import lanes
from ensemble.engine.sound.layers import factor, pan_factors
from ensemble.engine.sound.mix import mix
from ensemble.engine.timeline import Clip, Media, Timeline, Track
from tests.engine.made import Samples, heard, noise, sound

SECOND = 48_000


@pytest.fixture
def job(tmp_path: Path) -> Path:
    (tmp_path / "job").mkdir()
    return tmp_path / "job"


def laid(total: Samples, part: Samples, at: int, left: float, right: float) -> None:
    """A plain model of one layer: what is cut off at the edges is cut off."""
    begin, end = max(at, 0), min(at + len(part), len(total))
    total[begin:end] += part[begin - at : end - at] * np.array([left, right], np.float32)


def residual_db(one: Samples, other: Samples) -> float:
    difference = float(np.abs(one.astype(np.float64) - other).max())
    return 20 * log10(difference) if difference else -inf


def test_it_is_the_sum_of_its_layers_at_their_offsets(tmp_path: Path, job: Path) -> None:
    facts = [(-1234, -3.0, 0.0), (0, 0.0, -1.0), (777, -6.0, 0.5), (SECOND, 3.0, 0.0), (31, 0, 1.0)]
    expected = np.zeros((2 * SECOND + 777, 2), np.float32)
    tracks = []
    for number, (at, gain_db, pan) in enumerate(facts):
        stem = noise(number, SECOND * 2 if at < SECOND else SECOND, 0.02)
        media = sound(tmp_path / f"stem{number}.wav", stem)
        left, right = pan_factors(pan) if pan else (1.0, 1.0)
        laid(expected, stem, at, left * factor(gain_db), right * factor(gain_db))
        clip = Clip(media, Fraction(len(stem), SECOND), offset=Fraction(at, SECOND))
        tracks.append(Track("sound", (clip,), gain_db=gain_db, pan=pan))
    made = mix(Timeline(tuple(tracks)), tmp_path / "mix.wav", job)
    found = heard(made.path, job)
    assert made.gain_db == 0
    assert len(found) == len(expected)
    assert residual_db(found, expected) < -120


def test_one_sample_of_offset_would_be_heard(tmp_path: Path, job: Path) -> None:
    """The null test above can fail: shifted by a sample, the residual is large."""
    stem = noise(3, SECOND)
    clip = Clip(sound(tmp_path / "a.wav", stem), Fraction(1), offset=Fraction(1, SECOND))
    found = heard(mix(Timeline((Track("sound", (clip,)),)), tmp_path / "mix.wav", job).path, job)
    assert residual_db(found[:SECOND], stem) > -40
    assert residual_db(found[1:], stem) < -120


def test_too_loud_a_sum_is_turned_down_as_a_whole_and_says_so(tmp_path: Path, job: Path) -> None:
    stem = noise(4, SECOND, 0.3)
    media = sound(tmp_path / "a.wav", stem)
    tracks = tuple(Track("sound", (Clip(media, Fraction(1)),)) for _ in range(3))
    made = mix(Timeline(tracks), tmp_path / "mix.wav", job)
    found = heard(made.path, job)
    assert made.peak_db == pytest.approx(-1, abs=0.001)
    assert made.gain_db < -5
    assert residual_db(found, stem * 3 * np.float32(factor(made.gain_db))) < -80


def test_a_kept_gain_is_kept(tmp_path: Path, job: Path) -> None:
    stem = noise(5, SECOND, 0.05)
    timeline = Timeline((Track("sound", (Clip(sound(tmp_path / "a.wav", stem), Fraction(1)),)),))
    made = mix(timeline, tmp_path / "mix.wav", job, gain_db=-7.5)
    assert made.gain_db == -7.5
    assert residual_db(heard(made.path, job), stem * np.float32(factor(-7.5))) < -120


def test_the_same_timeline_makes_the_same_bytes(tmp_path: Path, job: Path) -> None:
    stem = sound(tmp_path / "a.wav", noise(6, SECOND))
    fading = Clip(stem, Fraction(1), fade_in=Fraction(1, 3), fade_out=Fraction(1, 4))
    timeline = Timeline((Track("sound", (fading,), pan=0.3),))
    digests = {
        hashlib.sha256(mix(timeline, tmp_path / f"{n}.flac", job).path.read_bytes()).digest()
        for n in range(2)
    }
    assert len(digests) == 1


def test_flac_and_wav_hold_the_same_samples(tmp_path: Path, job: Path) -> None:
    clip = Clip(sound(tmp_path / "a.wav", noise(7, SECOND)), Fraction(1))
    timeline = Timeline((Track("sound", (clip,)),))
    one, other = (
        heard(mix(timeline, tmp_path / name, job).path, job) for name in ("b.wav", "b.flac")
    )
    assert np.array_equal(one, other)


def test_one_channel_sounds_as_loud_as_two(tmp_path: Path, job: Path) -> None:
    with wave.open(str(tmp_path / "one.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SECOND)
        file.writeframes((16_384).to_bytes(2, "little") * SECOND)
    clip = Clip(Media("one", tmp_path / "one.wav", "audio"), Fraction(1))
    found = heard(mix(Timeline((Track("sound", (clip,)),)), tmp_path / "b.wav", job).path, job)
    assert found[SECOND // 2] == pytest.approx([0.5, 0.5], abs=1e-4)


def test_silence_has_no_peak_and_no_loudness(tmp_path: Path, job: Path) -> None:
    clip = Clip(sound(tmp_path / "a.wav", noise(8, SECOND)), Fraction(1), muted=True)
    made = mix(Timeline((Track("sound", (clip,)),)), tmp_path / "b.wav", job)
    assert (made.gain_db, made.peak_db, made.loudness_lufs) == (0, -inf, -inf)
    assert not heard(made.path, job).any()


def test_it_reports_up_to_the_end_and_leaves_nothing_in_the_folder(
    tmp_path: Path, job: Path
) -> None:
    told: list[float] = []
    clip = Clip(sound(tmp_path / "a.wav", noise(9, SECOND)), Fraction(1))
    timeline = Timeline((Track("sound", (clip,)),))
    mix(timeline, tmp_path / "b.wav", job, report=lambda part, _: told.append(part))
    assert told == sorted(told)
    assert told[-1] == 1
    assert list(job.iterdir()) == []


def test_it_can_be_called_off(tmp_path: Path, job: Path) -> None:
    clip = Clip(sound(tmp_path / "a.wav", noise(10, SECOND)), Fraction(1))
    with pytest.raises(Cancelled):
        mix(Timeline((Track("sound", (clip,)),)), tmp_path / "b.wav", job, cancelled=lambda: True)
    assert not (tmp_path / "b.wav").exists()


def test_other_kinds_of_file_are_refused(tmp_path: Path, job: Path) -> None:
    with pytest.raises(Unsupported, match=r"\.wav or \.flac"):
        mix(Timeline(()), tmp_path / "b.mp3", job)


def test_a_target_is_met_its_gain_can_be_kept_and_peaks_alone_are_limited(
    tmp_path: Path, job: Path
) -> None:
    stem = noise(11, SECOND, 0.05)
    stem[SECOND // 2 : SECOND // 2 + 50] *= 6
    timeline = Timeline((Track("sound", (Clip(sound(tmp_path / "a.wav", stem), Fraction(1)),)),))
    made = mix(timeline, tmp_path / "a.flac", job, target_lufs=-14.0)
    assert made.loudness_lufs == pytest.approx(-14.0, abs=0.25)  # although much was limited
    assert made.limited_db > 1
    kept = mix(timeline, tmp_path / "b.flac", job, gain_db=made.gain_db, limiter=True)
    assert (tmp_path / "a.flac").read_bytes() == (tmp_path / "b.flac").read_bytes()
    assert kept.gain_db == made.gain_db
    found = heard(made.path, job)
    far = slice(0, SECOND // 2 - 400)
    assert residual_db(found[far], stem[far] * np.float32(factor(made.gain_db))) < -120
    assert np.abs(found).max() <= factor(-1)


def test_workers_make_no_difference(
    tmp_path: Path, job: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two lanes, one after the other and at the same time."""
    monkeypatch.setattr(lanes, "WORTH", SECOND // 10)
    stems = [sound(tmp_path / f"{n}.wav", noise(n, SECOND // 10, 0.3)) for n in range(3)]
    tracks = tuple(Track("sound", (Clip(stem, Fraction(1, 10)),), pan=0.2) for stem in stems)
    made = [
        mix(Timeline(tracks), tmp_path / f"out{n}.wav", job, workers=n).path.read_bytes()
        for n in (1, 2)
    ]
    assert made[0] == made[1]


def test_called_off_half_way_it_leaves_nothing(tmp_path: Path, job: Path) -> None:
    asked: list[bool] = []

    def enough() -> bool:
        asked.append(any(job.rglob("lane-*.json")))
        return len(asked) > 3

    clip = Clip(sound(tmp_path / "a.wav", noise(12, 4 * SECOND)), Fraction(4))
    with pytest.raises(Cancelled):
        mix(Timeline((Track("sound", (clip,)),)), tmp_path / "b.wav", job, cancelled=enough)
    assert any(asked)
    assert list(job.iterdir()) == []
    assert not (tmp_path / "b.wav").exists()


def test_a_crowd_longer_than_a_block_is_the_sum_of_its_takes(tmp_path: Path, job: Path) -> None:
    """More takes than are summed second by second, some across the end of a second."""
    take = noise(3, SECOND // 4, 0.01)
    media = [sound(tmp_path / f"{number}.wav", take) for number in range(40)]
    places = [number * 1_500 for number in range(40)]
    clips = [
        Clip(each, Fraction(1, 4), offset=Fraction(at, SECOND))
        for each, at in zip(media, places, strict=True)
    ]
    made = mix(Timeline(tuple(Track("sound", (clip,)) for clip in clips)), tmp_path / "m.wav", job)
    total = np.zeros((places[-1] + len(take), 2))
    for at in places:
        total[at : at + len(take)] += take
    assert residual_db(heard(made.path, job), total.astype(np.float32)) < -120
