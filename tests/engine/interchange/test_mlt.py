import shutil
import subprocess
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ensemble.engine.interchange.mlt import to_mlt
from ensemble.engine.interchange.otio_values import Told
from ensemble.engine.timeline import (
    Caption,
    Clip,
    Gap,
    Media,
    Still,
    Timeline,
    Title,
    Track,
    Transition,
)
from tests.engine.made import count, counted_film, noise, seen, sound

HERE = Path("papers")
FILM = Media("pond", HERE / "the <pond>.mp4", "video")
PHOTO = Media("larch", HERE / "larch.jpg", "image")
DRUMS = Media("drums", Path("/elsewhere/drums.wav"), "audio")
ONE, HALF = Fraction(1), Fraction(1, 2)


def written(*tracks: Track) -> tuple[ElementTree.Element, Told]:
    told = Told()
    return ElementTree.fromstring(to_mlt(Timeline(tracks), folder=HERE, told=told)), told


def lengths(playlist: ElementTree.Element | None) -> list[int]:
    """How many frames each entry and blank lasts."""
    assert playlist is not None
    found = [each for each in playlist if each.tag in ("entry", "blank")]
    return [
        int(each.get("length") or int(each.get("out", 0)) - int(each.get("in", 0)) + 1)
        for each in found
    ]


def test_files_are_named_from_the_document() -> None:
    root, _ = written(Track("picture", (Clip(FILM, ONE),)), Track("sound", (Clip(DRUMS, ONE),)))
    found = [each.findtext("property[@name='resource']") for each in root.findall("producer")]
    assert found == ["./the <pond>.mp4", "/elsewhere/drums.wav", "black"]


def test_a_crossfade_is_a_tractor_of_both_sides() -> None:
    items = Clip(FILM, ONE), Transition(HALF, "crossfade"), Still(PHOTO, ONE)
    root, told = written(Track("picture", items))
    assert lengths(root.find("playlist[@id='track0']")) == [15, 15, 15]
    sides = root.findall("tractor[@id='track0join0']/playlist/entry")
    assert [(side.get("in"), side.get("out")) for side in sides] == [("15", "29"), ("0", "14")]
    assert not told


def test_what_it_does_not_know_is_told_and_its_place_kept() -> None:
    items = Title("A", ONE), Transition(HALF, "dip"), Clip(FILM, ONE)
    track = Track("picture", (*items, Transition(HALF, "wipe-left"), Clip(FILM, ONE)))
    root, told = written(track, Track("sound", (Clip(DRUMS, ONE),), pan=0.5, name="drums"))
    assert sum(lengths(root.find("playlist[@id='track0']"))) == 75
    assert told == [
        "“drums” is in the middle, and makes no room for others.",
        "A transition (dip) became a cut.",
        "What Ensemble draws (titles, credits, walls) is an empty place.",
        "A transition (wipe-left) became a crossfade.",
    ]


def test_levels_and_fades_go_along() -> None:
    clip = Clip(DRUMS, ONE, gain_db=-6.0, fade_in=HALF, fade_out=HALF / 5)
    root, _ = written(Track("sound", (Gap(ONE), clip), gain_db=-3.0))
    levels = [each.text for each in root.findall(".//filter/property[@name='level']")]
    assert levels == ["-6.0", "0=-120;15=0", "26=0;29=-120", "-3.0"]


def test_captions_are_told() -> None:
    told = Told()
    track = Track("sound", (Clip(DRUMS, ONE),))
    to_mlt(Timeline((track,), captions=(Caption("a", ONE, ONE),)), folder=HERE, told=told)
    assert told == ["Captions and names under people are left out."]


def test_a_muted_track_is_hidden() -> None:
    root, _ = written(Track("sound", (Clip(DRUMS, ONE),), muted=True))
    assert root.find("tractor[@id='main']/track[@hide='both']") is not None


@pytest.mark.skipif(not shutil.which("melt"), reason="melt is not installed")
def test_melt_shows_the_same_frames(tmp_path: Path) -> None:
    """Three frames of ink, six of one film, four of both, and the rest of the other."""
    one, other = (counted_film(tmp_path / f"{n} #.mp4", n, 12) for n in (3, 5))
    beat = sound(tmp_path / "beat.wav", noise(1, 4800))
    frame = Fraction(1, 30)
    items = Title("A", 3 * frame), Clip(one, 10 * frame, start=frame)
    fade = Transition(4 * frame, "crossfade"), Clip(other, 8 * frame)
    tracks = Track("picture", (*items, *fade)), Track("sound", (Clip(beat, 3 * frame),))
    document = tmp_path / "a.mlt"
    timeline = Timeline(tracks, format="small")
    document.write_text(to_mlt(timeline, folder=tmp_path, told=Told()), encoding="utf-8")
    consumer = ["-consumer", "avformat:a.mp4", "vcodec=libx264", "preset=ultrafast", "an=1"]
    command = ["melt", "-silent", document.name, *consumer, "real_time=-1"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    frames = seen(tmp_path / "a.mp4", tmp_path, 854, 480)
    assert len(frames) == 17 == timeline.duration / frame
    assert [float(each.mean()) for each in frames[:3]] == [16, 16, 16]
    shown = [count(each[:, 27:827]) for each in frames]
    assert shown[3:9] == [(3, number) for number in range(1, 7)]
    assert shown[13:] == [(5, number) for number in range(4, 8)]
