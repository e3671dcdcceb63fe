from fractions import Fraction
from pathlib import Path

import pytest

from ensemble.engine.interchange.documents import to_json
from ensemble.engine.timeline import Clip, Timeline, Track
from tests.engine.command.conftest import Told
from tests.engine.made import noise, sound


def test_it_mixes_to_a_loudness_and_writes_the_stems_beside(told: Told, tmp_path: Path) -> None:
    clips = [
        Clip(sound(tmp_path / f"{n}.wav", noise(n, 24_000, 0.02)), Fraction(1, 2)) for n in range(2)
    ]
    timeline = Timeline(
        tuple(Track("sound", (clip,), name=f"t{clip.source.name}") for clip in clips)
    )
    document, out = tmp_path / "timeline.json", tmp_path / "stems"
    document.write_text(to_json(timeline, folder=tmp_path))
    made = told("mix", document, "--to", tmp_path / "a.wav", "--lufs", "-16", "--stems", out)
    assert made["loudness_lufs"] == pytest.approx(-16, abs=0.15)
    assert made["gain_db"] > 3
    assert [stem["name"] for stem in made["stems"]] == ["t0", "t1"]
    assert sorted(path.name for path in out.iterdir()) == ["01 t0.wav", "02 t1.wav"]
