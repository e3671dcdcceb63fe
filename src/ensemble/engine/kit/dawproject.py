"""A `.dawproject`: tracks with their recordings, tempo and markers, for many music programs.

https://github.com/bitwig/dawproject (version 1.0): a zip of `project.xml`, `metadata.xml`, sound.
"""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ensemble.engine.interchange.one_line import printable
from ensemble.engine.kit.measures import Measure
from ensemble.engine.kit.midi import Markers
from ensemble.engine.sound.layers import RATE

VERSION = "1.0"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
TOLD = ("Title", "Artist", "Copyright", "Website", "Comment")
Facts = dict[str, str]


@dataclass(frozen=True, slots=True)
class Lane:
    """A track that plays one recording of two channels from the beginning."""

    name: str
    path: Path
    muted: bool = False


def write_dawproject(
    path: Path,
    lanes: Sequence[Lane],
    *,
    measure: Measure,
    seconds: Fraction,
    facts: Facts,
    markers: Markers = (),
) -> None:
    """Write the whole project; the same project is always the same bytes.

    `facts` may tell Title, Artist, Copyright, Website and Comment.
    """
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(_entry("project.xml"), _project(lanes, measure, seconds, markers))
        file.writestr(_entry("metadata.xml"), _metadata(facts))
        for lane in lanes:
            entry = _entry(_inside(lane))
            entry.file_size = lane.path.stat().st_size  # past 2 GB it is written in another way
            with lane.path.open("rb") as sound, file.open(entry, "w") as inside:
                while piece := sound.read(1 << 20):
                    inside.write(piece)


def _entry(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, LONG_AGO)


def _inside(lane: Lane) -> str:
    return f"audio/{lane.path.name}"


def _project(lanes: Sequence[Lane], measure: Measure, seconds: Fraction, markers: Markers) -> bytes:
    project = Element("Project", version=VERSION)
    SubElement(project, "Application", name="Ensemble", version="1")
    transport = SubElement(project, "Transport")
    tempo = {"id": "tempo", "name": "Tempo", "unit": "bpm", "value": _number(measure.tempo)}
    SubElement(transport, "Tempo", {"max": "666", "min": "20", **tempo})
    bar = {"numerator": str(measure.beats), "denominator": str(measure.unit), "id": "bar"}
    SubElement(transport, "TimeSignature", bar)
    structure = SubElement(project, "Structure")
    for number, lane in enumerate(lanes):
        _channel(_track(structure, f"track{number}", lane.name), f"channel{number}", lane)
    _channel(_track(structure, "master", "Master"), "out", None)
    arrangement = SubElement(project, "Arrangement", id="arrangement")
    played = SubElement(arrangement, "Lanes", timeUnit="beats", id="lanes")
    for number, lane in enumerate(lanes):
        _clip(SubElement(played, "Lanes", track=f"track{number}"), lane, measure, seconds)
    if markers:
        marked = SubElement(arrangement, "Markers", timeUnit="beats")
        for at, words in sorted(markers):
            SubElement(marked, "Marker", time=_number(measure.quarters(at)), name=words)
    return _xml(project)


def _track(structure: Element, name: str, called: str) -> Element:
    content = {"contentType": "audio", "loaded": "true"}
    return SubElement(structure, "Track", {"id": name, "name": called, **content})


def _channel(track: Element, name: str, lane: Lane | None) -> None:
    """With its fader where it changes nothing: what is played is how it was mixed."""
    role = {"role": "regular", "destination": "out"} if lane else {"role": "master"}
    channel = SubElement(track, "Channel", {"id": name, "audioChannels": "2", **role})
    muted = "true" if lane and lane.muted else "false"
    SubElement(channel, "Mute", id=f"{name}-mute", name="Mute", value=muted)
    pan = {"max": "1", "min": "0", "unit": "normalized", "value": "0.5"}
    SubElement(channel, "Pan", {"id": f"{name}-pan", "name": "Pan", **pan})
    volume = {"max": "2", "min": "0", "unit": "linear", "value": "1"}
    SubElement(channel, "Volume", {"id": f"{name}-volume", "name": "Volume", **volume})


def _clip(lanes: Element, lane: Lane, measure: Measure, seconds: Fraction) -> None:
    """From the beginning to the end, at its own speed whatever the tempo becomes."""
    lasts = {"time": "0", "duration": _number(measure.quarters(seconds)), "playStart": "0"}
    clip = SubElement(
        SubElement(lanes, "Clips"),
        "Clip",
        {**lasts, "contentTimeUnit": "seconds", "name": lane.name},
    )
    sound = {"channels": "2", "sampleRate": str(RATE), "duration": _number(seconds)}
    SubElement(SubElement(clip, "Audio", sound), "File", path=_inside(lane))


def _metadata(facts: Facts) -> bytes:
    root = Element("MetaData")
    for name in TOLD:
        if facts.get(name):
            SubElement(root, name).text = printable(facts[name])
    return _xml(root)


def _xml(root: Element) -> bytes:
    for element in root.iter():
        element.attrib.update({key: printable(word) for key, word in element.attrib.items()})
    indent(root)
    written: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return written


def _number(value: Fraction) -> str:
    return f"{float(value):.12g}"
