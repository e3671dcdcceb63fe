from fractions import Fraction
from pathlib import Path

import pytest

from ensemble.engine.command.cli import main
from ensemble.engine.interchange.documents import to_json
from ensemble.engine.timeline import Clip, CreditsRoll, Gap, Media, Section, Timeline, Track
from tests.engine.command.conftest import Told
from tests.engine.made import heard
from tests.engine.songs import RATE, part, saved, song


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """Four seconds of music, and who made it."""
    song_itself = Media("song", saved(tmp_path / "song.wav", song(4.0)), "audio")
    roll = CreditsRoll((Section("Drums", ("Ada",)),), Fraction(1))
    sound = Track("sound", (Clip(song_itself, Fraction(4)),), name="Drums")
    path = tmp_path / "pond.json"
    timeline = Timeline((Track("picture", (Gap(Fraction(3)), roll)), sound))
    path.write_text(to_json(timeline, folder=tmp_path))
    return path


def test_it_places_a_take(told: Told, document: Path, tmp_path: Path) -> None:
    take = saved(tmp_path / "take.wav", part(song(4.0), 1.5, 2.0))
    for mix in (document, document.with_name("song.wav")):
        answer = told("align", take, "--to", mix, "--around", "1.25")
        assert (answer["offset"], answer["method"]) == (1.5, "correlation")


def test_it_makes_a_kit(told: Told, document: Path, tmp_path: Path) -> None:
    words = ["kit", document, "--to", tmp_path / "kit", "--tempo", "97.5", "--bar", "3/4"]
    answer = told(*words, "--key", "Am")
    assert answer["samples"] == 4 * RATE
    assert "97.5 quarter notes" in (tmp_path / "kit/about.txt").read_text()
    assert (tmp_path / "kit/credits.txt").read_text() == "pond\n\nDrums\n  Ada\n"


def test_it_plays_ticks(told: Told, tmp_path: Path, folder: Path) -> None:
    (tmp_path / "places").write_text("-1, -1/2\n0")
    answer = told("ticks", tmp_path / "places", "--to", tmp_path / "ticks.wav")
    assert (answer["first_sample"], answer["samples"]) == (-RATE, RATE + 2_048)
    assert heard(tmp_path / "ticks.wav", folder).shape == (RATE + 2_048, 2)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["kit", "pond.json", "--to", "kit", "--tempo", "fast"], "“fast” is not a number"),
        (["kit", "pond.json", "--to", "kit", "--tempo", "90", "--bar", "4"], "written like 4/4"),
        (["kit", "pond.json", "--to", "kit", "--tempo", "90", "--key", "H"], "don't know the key"),
        (["align", "song.wav", "--to", "pond.json", "--how", "ticks"], "say which"),
    ],
)
def test_what_is_refused_is_a_sentence(
    capsys: pytest.CaptureFixture[str],
    document: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    sentence: str,
) -> None:
    monkeypatch.chdir(document.parent)
    assert main(words) == 2
    assert sentence in capsys.readouterr().err
    assert not Path("kit").exists()
