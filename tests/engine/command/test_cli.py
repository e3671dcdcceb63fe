import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from ensemble.engine.command.cli import main
from ensemble.engine.interchange.documents import to_json
from ensemble.engine.interchange.provenance import read_back
from ensemble.engine.timeline import Clip, CreditsRoll, Gap, Section, Timeline, Track
from tests.engine.command.conftest import Told
from tests.engine.made import noise, sound
from tests.engine.signing import keys_in


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A second of noise under half a second of ink and half a second of credits."""
    song = sound(tmp_path / "song.wav", noise(1, 48_000))
    half = Fraction(1, 2)
    roll = CreditsRoll((Section("Noise", ("Ada",)),), half, title="The pond")
    tracks = Track("picture", (Gap(half), roll)), Track("sound", (Clip(song, Fraction(1)),))
    path = tmp_path / "timeline.json"
    path.write_text(to_json(Timeline(tracks, format="small"), folder=tmp_path))
    return path


def test_it_probes(told: Told, document: Path) -> None:
    answer = told("probe", document.with_name("song.wav"))
    assert (answer["kind"], answer["duration"]) == ("audio", 1.0)


def test_it_mixes(told: Told, document: Path, tmp_path: Path) -> None:
    answer = told("mix", document, "--to", tmp_path / "a.flac")
    assert answer["duration"] == 1.0
    assert (tmp_path / "a.flac").read_bytes().startswith(b"fLaC")


def test_it_renders_and_tells_how_far_it_is(
    capsys: pytest.CaptureFixture[str], document: Path, tmp_path: Path
) -> None:
    words = ["render", document, "--to", tmp_path / "a.mp4", "--cache", tmp_path / "kept"]
    assert main([str(word) for word in words]) == 0
    out, progress = capsys.readouterr()
    answer = json.loads(out)
    assert (answer["frames"], answer["width"], answer["height"]) == (30, 854, 480)
    assert "30 of 30 frames." in progress
    assert len(list((tmp_path / "kept").glob("atom-*"))) == answer["new_segments"] == 2


def test_it_streams_a_proxy(told: Told, document: Path, tmp_path: Path) -> None:
    answer = told("render", document, "--to", tmp_path / "a", "--proxy", "--hls")
    assert (answer["path"], answer["duration"]) == (str(tmp_path / "a/index.m3u8"), 1.0)
    files = {path.name for path in (tmp_path / "a").iterdir()}
    assert files >= {"index.m3u8", "init.mp4", "00000.m4s"}


def test_it_draws_credits(told: Told, document: Path, tmp_path: Path) -> None:
    pictures = told("credits", document, "--to", tmp_path / "c")["pictures"]
    assert isinstance(pictures, list)
    assert [Path(each).name for each in pictures] == [
        "credits-1.png",
        "credits-1-card-1.png",
        "credits-1-card-2.png",
    ]


def test_it_draws_peaks(told: Told, document: Path, tmp_path: Path) -> None:
    answer = told("peaks", document.with_name("song.wav"), "--to", tmp_path / "p")
    assert answer["seconds"] == 1.0


def test_it_prepares(told: Told, document: Path, tmp_path: Path) -> None:
    answer = told("prepare", document.with_name("song.wav"), "--to", tmp_path / "p")
    assert answer["kind"] == "audio"


def test_it_converts_and_tells_what_is_left_out(told: Told, document: Path, tmp_path: Path) -> None:
    assert told("convert", document, "--to", tmp_path / "a.otio")["left_out"] == []
    answer = told("convert", tmp_path / "a.otio", "--to", tmp_path / "a.xml")
    assert answer["left_out"] == ["“CreditsRoll” is drawn by Ensemble; its place is empty."]
    assert "song.wav" in (tmp_path / "a.xml").read_text()
    told("convert", tmp_path / "a.otio", "--to", tmp_path / "b.json")
    assert (tmp_path / "b.json").read_text() == document.read_text()


def test_it_signs_what_it_mixed_with_the_credits_beside_it(
    told: Told, document: Path, tmp_path: Path
) -> None:
    made, keys = tmp_path / "a.flac", keys_in(tmp_path)
    told("mix", document, "--to", made)
    assert "Author: Ada" in made.with_suffix(".tasl.txt").read_text()
    signed = tmp_path / "b.flac"
    words = ["--key", keys.key, "--certificate", keys.certificate]
    assert told("sign", made, "--to", signed, *words)["signed_as"] == "House"
    assert read_back(signed)["title"] == "The pond"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["probe", "gone.wav"], "There is no"),
        (["mix", "bad.json", "--to", "a.wav"], "not a timeline"),
        (["mix", "timeline.json", "--to", "a.mp3"], "written as .wav or .flac"),
        (["convert", "timeline.json", "--to", "a.aaf"], "written as .json, .otio"),
        (["sign", "a.webm", "--to", "b", "--key", "k", "--certificate", "c"], "can't hold"),
        (["sign", "song.wav", "--to", "b", "--key", "k", "--certificate", "c"], "The key for sig"),
        (["convert", "bad.json", "--to", "a.otio"], "not a timeline"),
        (["convert", "song.wav", "--to", "a.otio"], "Export “song.wav” as .otio"),
        (["render", "timeline.json", "--to", "a.mkv"], "written as .mp4"),
        (["render", "timeline.json", "--to", "a.mp4", "--shape", "round"], "Choose landscape"),
        (["render", "timeline.json", "--to", "a.mp4", "--fonts", "gone"], "There are no fonts"),
    ],
)
def test_what_is_refused_is_a_sentence_and_a_two(
    capsys: pytest.CaptureFixture[str],
    document: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    sentence: str,
) -> None:
    monkeypatch.chdir(document.parent)
    Path("bad.json").write_text("[]")
    assert main(words) == 2
    out, said = capsys.readouterr()
    assert not out
    assert sentence in said
    assert "Traceback" not in said


def test_a_word_it_does_not_know_is_a_two(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["juggle"])
    assert ended.value.code == 2


def test_it_runs_without_the_web() -> None:
    """Everything the command can reach is imported, and no Django is."""
    code = (
        "import sys, runpy; sys.argv = ['engine', '--help']\n"
        "try: runpy.run_module('ensemble.engine', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] == 'django'))\n"
        "print('ensemble.engine.film.render' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-2:] == ["[]", "True"]
