from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import Phase, given, settings
from opentimelineio import adapters

from ensemble.engine.errors import EngineError, Unsupported
from ensemble.engine.interchange.documents import to_json
from ensemble.engine.interchange.doors import ADAPTERS, WRITTEN, document, open_document
from ensemble.engine.interchange.otio import Read
from ensemble.engine.timeline import (
    Caption,
    Clip,
    LowerThird,
    Media,
    Still,
    Timeline,
    Title,
    Track,
    Transition,
)
from tests.engine import timelines

FOLDER = timelines.FOLDER
FILM = Media("pond", FOLDER / "the pond.mp4", "video")
FROG = Media("frog", FOLDER / "frog.mp4", "video")
PHOTO = Media("larch", FOLDER / "larch.jpg", "image")
DRUMS = Media("drums", FOLDER / "drums.wav", "audio")
ONE, TWO = Fraction(1), Fraction(2)
TRACK = Track(
    "picture",
    (
        Title("The pond", TWO),
        Transition(ONE, "dip"),
        Clip(FILM, Fraction(4), start=ONE),
        Transition(ONE, "crossfade"),
        Clip(FROG, Fraction(3)),
        Still(PHOTO, ONE),
    ),
)
BEAT = Track("sound", (Clip(DRUMS, Fraction(5), loop=TWO),), gain_db=-3.0)
WHOLE = Timeline((TRACK, BEAT), captions=(Caption("Croak.", ONE, ONE),))


def made(suffix: str, timeline: Timeline = WHOLE) -> tuple[str, list[str]]:
    return document(timeline, suffix, folder=FOLDER, name="The pond")


def test_an_edit_decision_list_counts_in_frames() -> None:
    """The title's two seconds are empty; the crossfade runs from 5 s on for 30 frames."""
    text, told = made(".edl")
    events = [line.split() for line in text.splitlines() if line[:3].isdigit()]
    assert [" ".join(event[3:]) for event in events] == [
        "C 00:00:01:00 00:00:04:00 00:00:02:00 00:00:05:00",
        "C 00:00:04:00 00:00:04:00 00:00:05:00 00:00:05:00",
        "D 030 00:00:00:00 00:00:03:00 00:00:05:00 00:00:08:00",
        "C 00:00:00:00 00:00:01:00 00:00:08:00 00:00:09:00",
    ]
    assert told == [
        "Levels, fades and stereo places are left out.",
        "“The pond” is drawn by Ensemble; its place is empty.",
        "A transition (dip) became a cut.",
        "Captions are left out: they aren't in this kind of document.",
        "Sound is left out: an edit decision list is of pictures.",
    ]


def test_final_cut_7_keeps_the_crossfade_and_the_sound() -> None:
    root = ElementTree.fromstring(made(".xml")[0])
    assert root.findtext(".//sequence/duration") == "270"
    (fade,) = root.findall(".//video/track/transitionitem")
    assert (fade.findtext("start"), fade.findtext("end")) == ("150", "180")
    beats = root.findall(".//audio/track")[0].findall("clipitem")
    assert [beat.findtext("end") for beat in beats] == ["60", "120", "150"]


def test_final_cut_x_has_cuts_alone() -> None:
    text, told = made(".fcpxml")
    root = ElementTree.fromstring(text)
    spine = root.findall(".//spine/*")
    assert [each.get("name") for each in spine] == ["Gap", "pond", "frog", "larch"]
    assert "A transition (crossfade) became a cut." in told


def test_what_final_cut_7_was_told_is_read_back_by_its_own_adapter() -> None:
    read = adapters.read_from_string(made(".xml")[0], "fcp_xml")
    (project,) = read.find_clips()[:1]
    assert project.name == "pond"


@settings(max_examples=8, phases=[Phase.generate])
@given(timelines.timelines())
def test_any_timeline_is_written_for_everybody_or_refused_in_a_sentence(timeline: Timeline) -> None:
    for suffix in WRITTEN:
        try:
            text, _ = made(suffix, timeline)
        except Unsupported as error:
            assert "there are none" in error.sentence  # noqa: PT017 - the only way to be refused
            continue
        if suffix in (".xml", ".fcpxml", ".mlt"):
            ElementTree.fromstring(text)


def test_a_name_can_not_become_a_line_of_its_own() -> None:
    name = "a\n004  AX V C 00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00"
    sly = Media(name, FOLDER / "a.mp4", "video")
    text, _ = made(".edl", Timeline((Track("picture", (Clip(sly, ONE),)),)))
    assert sum(line[:3].isdigit() for line in text.splitlines()) == 1


def test_what_is_off_is_left_out() -> None:
    off = Timeline((TRACK, Track("sound", (Clip(DRUMS, ONE),), muted=True, name="drums")))
    text, told = made(".xml", off)
    assert "drums.wav" not in text
    assert "The track “drums” is off and was left out." in told


def test_names_under_people_are_told() -> None:
    named = Timeline((TRACK,), overlays=(LowerThird("Ada", ONE, ONE),))
    for suffix, sentence in ((".xml", "Names under people"), (".mlt", "names under people")):
        assert any(sentence in told for told in made(suffix, named)[1])


def test_something_repeated_without_end_is_heard_once() -> None:
    long = Timeline((Track("sound", (Clip(DRUMS, Fraction(5000), loop=ONE),)),))
    assert any("was repeated 5000 times" in told for told in made(".xml", long)[1])


@pytest.mark.parametrize("suffix", [".json", ".otio"])
def test_ours_and_opentimelineio_come_back(tmp_path: Path, suffix: str) -> None:
    whole = Timeline((Track("sound", (Clip(Media("a", tmp_path / "a.wav", "audio"), ONE),)),))
    path = tmp_path / f"a{suffix}"
    path.write_text(document(whole, suffix, folder=tmp_path)[0], encoding="utf-8")
    assert open_document(path) == Read(whole)


def test_what_we_do_not_read_or_write_is_a_sentence() -> None:
    with pytest.raises(Unsupported, match=r"Export “a\.edl” as \.otio"):
        open_document(Path("a.edl"))
    with pytest.raises(Unsupported, match=r"written as \.json, \.otio"):
        made(".aaf")
    with pytest.raises(Unsupported, match="there are none"):
        made(".edl", Timeline((BEAT,)))


def test_an_adapter_that_fails_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ADAPTERS, ".xml", "gone")
    with pytest.raises(EngineError, match=r"Write it as \.otio instead"):
        made(".xml")


def test_the_same_timeline_is_the_same_text_of_ours() -> None:
    assert made(".json")[0] == to_json(WHOLE, folder=FOLDER)
