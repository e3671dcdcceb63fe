import json
import zipfile
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from ensemble.engine.alignment.align import align
from ensemble.engine.errors import Cancelled, Unsupported
from ensemble.engine.interchange.tasl import Part, Work
from ensemble.engine.kit.measures import Measure
from ensemble.engine.kit.papers import About
from ensemble.engine.kit.write import Kit, write_kit
from ensemble.engine.sound.broadcast import read_broadcast
from ensemble.engine.sound.mix import mix
from ensemble.engine.timeline import Clip, Gap, Media, Timeline, Track
from ensemble.engine.timeline.words import Section
from tests.engine.made import heard
from tests.engine.songs import RATE, packed, saved, song

ABOUT = About(
    "The pond",
    Measure(Fraction(120), key="Am"),
    (Section("Bass", ("Ada", "Ben\nDrums")),),
    Work(Part("The pond", ("Ada",), licence="CC BY 4.0")),
    date="2031-02-03",
    time="04:05:06",
)


@pytest.fixture(scope="module")
def timeline(tmp_path_factory: pytest.TempPathFactory) -> Timeline:
    """A bass from the beginning, a voice two seconds later, both called the same."""
    place = tmp_path_factory.mktemp("parts")
    bass = Media("bass", saved(place / "bass.wav", song(6.0, 21)), "audio")
    voice = Media("voice", saved(place / "voice.wav", song(4.5, 22)), "audio")
    late = Clip(voice, Fraction(9, 2), offset=Fraction(2))
    tracks = (
        Track("sound", (Clip(bass, Fraction(6)),), name="../Take"),
        Track("sound", (late,), name="take"),
    )
    return Timeline(tracks)


@pytest.fixture(scope="module")
def kit(timeline: Timeline, tmp_path_factory: pytest.TempPathFactory) -> Kit:
    out, folder = tmp_path_factory.mktemp("kit") / "kit", tmp_path_factory.mktemp("work")
    made = write_kit(timeline, out, folder, about=ABOUT)
    assert not [path for path in folder.rglob("*") if path.is_file()]
    return made


def test_everything_is_there_and_equally_long(kit: Kit) -> None:
    names = {str(path.relative_to(kit.folder)) for path in kit.folder.rglob("*") if path.is_file()}
    stems = {"stems/01 Take.wav", "stems/02 take 2.wav"}
    papers = {"about.txt", "credits.txt", "credits.tasl.txt", "credits.tasl.json"}
    assert names == stems | papers | {"click.wav", "tempo.mid", "project.dawproject"}
    for path in (*kit.stems, kit.click):
        found = read_broadcast(path)
        assert found is not None
        assert found.bext is not None
        assert (found.rate, found.frames) == (RATE, kit.samples) == (RATE, 6.5 * RATE)
        assert (found.bext.time_reference, found.bext.originator) == (0, "Ensemble")
        assert (found.bext.date, found.bext.time) == ("2031-02-03", "04:05:06")
        assert found.bext.description.startswith("The pond: ")


def test_the_parts_together_are_the_mix(
    kit: Kit, timeline: Timeline, tmp_path: Path, folder: Path
) -> None:
    whole = heard(mix(timeline, tmp_path / "mix.wav", folder).path, folder)
    together = np.sum([heard(path, folder).astype(float) for path in kit.stems], axis=0)
    assert np.abs(together - whole).max() < 2**-21


def test_the_papers_say_what_it_is_and_how_to_come_back(kit: Kit) -> None:
    spec = (kit.folder / "about.txt").read_text()
    for words in (
        "The pond",
        "120 quarter notes",
        "4/4",
        "Am",
        "0:06.500 (312000 samples)",
        "0:00",
    ):
        assert words in spec
    named = (kit.folder / "credits.txt").read_text()
    assert named == "The pond\n\nBass\n  Ada\n  Ben Drums\n"
    said = json.loads((kit.folder / "credits.tasl.json").read_text())
    assert said["whole"]["licence"] == "CC BY 4.0"
    with zipfile.ZipFile(kit.project) as file:
        assert b"CC BY 4.0" in file.read("metadata.xml")
        assert {"audio/01 Take.wav", "audio/02 take 2.wav", "audio/click.wav"} < set(
            file.namelist()
        )


def test_a_bounce_finds_its_place(
    kit: Kit, timeline: Timeline, tmp_path: Path, folder: Path
) -> None:
    """Whole, without its beginning, and as MP3 without its beginning."""
    whole = align(kit.stems[1], timeline, folder=folder)
    assert (whole.method, whole.samples, whole.confidence > 0.9) == ("length", 0, True)
    cut = heard(kit.stems[1], folder)[round(2.5 * RATE) :, 0].astype(float)
    trimmed = saved(tmp_path / "bounce.wav", cut)
    for bounce in (trimmed, packed(trimmed, ".mp3", "-b:a", "128k")):
        found = align(bounce, timeline, folder=folder)
        assert abs(float(found.offset) - 2.5) < 1e-4
        assert found.confidence > 0.9


def test_a_folder_that_holds_something_is_left_alone(
    kit: Kit, timeline: Timeline, folder: Path
) -> None:
    with pytest.raises(Unsupported, match="something in this folder"):
        write_kit(timeline, kit.folder, folder, about=ABOUT)


def test_silence_has_no_kit(tmp_path: Path, folder: Path) -> None:
    silent = Timeline((Track("sound", (Gap(Fraction(1)),)),))
    with pytest.raises(Unsupported, match="nothing to hear"):
        write_kit(silent, tmp_path / "kit", folder, about=ABOUT)


def test_it_can_be_called_off(timeline: Timeline, tmp_path: Path, folder: Path) -> None:
    with pytest.raises(Cancelled):
        write_kit(timeline, tmp_path / "kit", folder, about=ABOUT, cancelled=lambda: True)
