from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from ensemble.engine.errors import Cancelled
from ensemble.engine.sound.layers import factor
from ensemble.engine.sound.mix import mix
from ensemble.engine.sound.stems import write_stems
from ensemble.engine.timeline import Clip, Duck, Media, Timeline, Track
from tests.engine.made import Samples, heard, noise, sound

SECOND = 48_000
HALF = Fraction(1, 2)


@pytest.fixture
def session(tmp_path: Path) -> Timeline:
    def recorded(number: int, level: float = 0.1) -> Media:
        return sound(tmp_path / f"take {number}.wav", noise(number, SECOND // 2, level))

    drums = Clip(recorded(1), HALF, offset=Fraction(1, 7), fade_in=Fraction(1, 10))
    voice = Clip(recorded(2), HALF, offset=Fraction(1, 3), gain_db=-2.0)
    bed = Clip(recorded(3), Fraction(1), loop=Fraction(1, 9))
    return Timeline(
        (
            Track("sound", (drums,), name="Drums/left", pan=-0.5),
            Track("sound", (voice,), name="voice"),
            Track("sound", (bed,), name="../bed", duck=Duck("voice")),
            Track("sound", (Clip(recorded(4), HALF),), muted=True),
        )
    )


def total(paths: list[Path], folder: Path) -> Samples:
    each = [heard(path, folder).astype(np.float64) for path in paths]
    return np.asarray(np.sum(each, axis=0))


@pytest.mark.parametrize("each", ["track", "clip"])
def test_laid_under_each_other_they_are_the_mix(
    tmp_path: Path, folder: Path, session: Timeline, each: str
) -> None:
    stems = write_stems(session, tmp_path / "out", folder, each=each)  # type: ignore[arg-type]
    made = mix(session, tmp_path / "mix.wav", folder)
    assert made.gain_db == 0
    found = total([stem.path for stem in stems], folder)
    assert len(found) == SECOND
    assert np.abs(found - heard(made.path, folder)).max() <= 4 * 2**-24
    assert list(folder.iterdir()) == []


def test_their_names_are_those_of_the_tracks_and_fit_on_any_disk(
    tmp_path: Path, folder: Path, session: Timeline
) -> None:
    stems = write_stems(session, tmp_path / "out", folder)
    assert [stem.path.name for stem in stems] == ["01 Drums left.wav", "02 voice.wav", "03 bed.wav"]
    assert [stem.track for stem in stems] == [0, 1, 2]


def test_all_are_turned_down_alike_where_one_would_be_cut_off(tmp_path: Path, folder: Path) -> None:
    loud, soft = noise(8, 4_800, 0.4), noise(9, 4_800, 0.1)
    clips = [
        Clip(sound(tmp_path / f"{n}.wav", each), Fraction(1, 10))
        for n, each in enumerate((loud, soft))
    ]
    timeline = Timeline(tuple(Track("sound", (clip,), gain_db=6.0) for clip in clips))
    one, other = write_stems(timeline, tmp_path / "out", folder)
    assert one.peak_db == pytest.approx(0, abs=1e-6)
    assert one.gain_db == other.gain_db < 0
    assert heard(other.path, folder) == pytest.approx(soft * factor(6 + one.gain_db), abs=2**-22)


def test_called_off_it_leaves_nothing(tmp_path: Path, folder: Path, session: Timeline) -> None:
    with pytest.raises(Cancelled):
        write_stems(session, tmp_path / "out", folder, cancelled=lambda: True)
    assert list(folder.iterdir()) == list((tmp_path / "out").iterdir()) == []
