import zipfile
from fractions import Fraction
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest

from ensemble.engine.kit.dawproject import Lane, write_dawproject
from ensemble.engine.kit.measures import Measure
from tests.engine.made import noise, sound

# What the format's schema says of the elements we write: the attributes that are needed, those
# that may be there besides, and the children, in this order.
NAMED = {"id", "name", "color", "comment"}
TIMED = NAMED | {"timeUnit", "track"}
NUMBER = {"max", "min", "value", "parameterID"} | NAMED
Shape = tuple[set[str], set[str], tuple[str, ...]]
SHAPES: dict[str, Shape] = {
    "Project": ({"version"}, set(), ("Application", "Transport", "Structure", "Arrangement")),
    "Application": ({"name", "version"}, set(), ()),
    "Transport": (set(), set(), ("Tempo", "TimeSignature")),
    "Tempo": ({"unit"}, NUMBER, ()),
    "TimeSignature": ({"numerator", "denominator"}, NAMED | {"parameterID"}, ()),
    "Structure": (set(), set(), ("Track",)),
    "Track": (set(), NAMED | {"contentType", "loaded"}, ("Channel",)),
    "Channel": (
        set(),
        NAMED | {"audioChannels", "destination", "role", "solo"},
        ("Mute", "Pan", "Volume"),
    ),
    "Mute": (set(), {"value", "parameterID"} | NAMED, ()),
    "Pan": ({"unit"}, NUMBER, ()),
    "Volume": ({"unit"}, NUMBER, ()),
    "Arrangement": (set(), NAMED, ("Lanes", "Markers")),
    "Lanes": (set(), TIMED, ("Lanes", "Clips")),
    "Clips": (set(), TIMED, ("Clip",)),
    "Clip": (
        {"time"},
        {"name", "color", "comment", "duration", "contentTimeUnit", "playStart"},
        ("Audio",),
    ),
    "Audio": ({"channels", "sampleRate", "duration"}, TIMED | {"algorithm"}, ("File",)),
    "File": ({"path"}, {"external"}, ()),
    "Markers": (set(), TIMED, ("Marker",)),
    "Marker": ({"time"}, {"name", "color", "comment"}, ()),
    "MetaData": (set(), set(), ("Title", "Artist", "Copyright", "Website", "Comment")),
}
MEASURE = Measure(Fraction(93), 3, 4, "Am")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    lanes = [
        Lane(name, sound(folder / f"0{at} {at}.wav", noise(at, 480)).path, muted=at == 1)
        for at, name in enumerate(["Bass & <Drums>", "Click\x00"])
    ]
    path = folder / "a.dawproject"
    facts = {"Title": "Pond \x07", "Artist": "Ada, Ben", "Website": ""}
    markers = [(Fraction(2), "B"), (Fraction(0), "A")]
    write_dawproject(
        path, lanes, measure=MEASURE, seconds=Fraction(4), facts=facts, markers=markers
    )
    return path


def inside(path: Path, name: str) -> Element:
    with zipfile.ZipFile(path) as file:
        return fromstring(file.read(name))


@pytest.mark.parametrize("name", ["project.xml", "metadata.xml"])
def test_every_element_has_the_shape_that_the_format_asks_for(project: Path, name: str) -> None:
    for element in inside(project, name).iter():
        shape: Shape = SHAPES.get(element.tag, (set(), set(), ()))
        needed, allowed, children = shape
        assert needed <= set(element.keys()) <= needed | allowed, element.tag
        order = [children.index(child.tag) for child in element]
        assert order == sorted(order), element.tag


def test_every_reference_leads_somewhere_and_no_name_is_given_twice(project: Path) -> None:
    elements = list(inside(project, "project.xml").iter())
    names = [each.attrib["id"] for each in elements if "id" in each.attrib]
    assert len(set(names)) == len(names)
    led = {
        each.attrib[to] for each in elements for to in ("track", "destination") if to in each.attrib
    }
    assert led <= set(names)
    with zipfile.ZipFile(project) as file:
        assert {each.attrib["path"] for each in elements if each.tag == "File"} < set(
            file.namelist()
        )
        assert file.read("audio/00 0.wav") == project.with_name("00 0.wav").read_bytes()
        assert file.testzip() is None


def test_recordings_lie_from_the_beginning_at_their_own_speed(project: Path) -> None:
    root = inside(project, "project.xml")
    for clip in root.iter("Clip"):
        assert (clip.attrib["time"], clip.attrib["contentTimeUnit"]) == ("0", "seconds")
        assert float(clip.attrib["duration"]) == pytest.approx(4 * 93 / 60)
        assert float(clip[0].attrib["duration"]) == 4
    assert [track.attrib["name"] for track in root.iter("Track")] == [
        "Bass & <Drums>",
        "Click ",
        "Master",
    ]
    assert [each.attrib["value"] for each in root.iter("Mute")] == ["false", "true", "false"]
    assert [(each.attrib["name"], each.attrib["time"]) for each in root.iter("Marker")] == [
        ("A", "0"),
        ("B", "3.1"),
    ]
    assert root.find("Transport/Tempo").attrib["value"] == "93"  # type: ignore[union-attr]


def test_only_what_is_known_is_told(project: Path) -> None:
    told = {each.tag: each.text for each in inside(project, "metadata.xml")}
    assert told == {"Title": "Pond  ", "Artist": "Ada, Ben"}


def test_the_same_project_is_the_same_bytes(project: Path, tmp_path: Path) -> None:
    lanes = [Lane("One", project.with_name("00 0.wav"))]
    made = [tmp_path / name for name in ("a", "b")]
    for path in made:
        write_dawproject(path, lanes, measure=MEASURE, seconds=Fraction(4), facts={})
    assert made[0].read_bytes() == made[1].read_bytes()
