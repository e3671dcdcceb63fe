"""A timeline as MLT's XML, which Shotcut, Kdenlive and `melt` open. Written by us, in frames."""

from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ensemble.engine.interchange.mlt_track import Line, say, transition
from ensemble.engine.interchange.otio_values import Told
from ensemble.engine.interchange.plain_json import shown
from ensemble.engine.interchange.rounds import unrolled
from ensemble.engine.profiles import LANDSCAPE, PROFILES, Profile
from ensemble.engine.timeline import Timeline, Track
from ensemble.engine.timeline.items import Media


def to_mlt(timeline: Timeline, *, folder: Path, told: Told) -> str:
    """The document's text, for a file in `folder`; what it can't hold is told."""
    shape = PROFILES.get(timeline.format, LANDSCAPE)
    root = Element("mlt", LC_NUMERIC="C", producer="main")
    root.append(_profile(shape))
    tracks = [_plain(track, told) for track in timeline.tracks]
    names = {media: f"file{number}" for number, media in enumerate(timeline.media)}
    longest = shape.frames(timeline.duration)
    root.extend(_file(media, name, folder, longest) for media, name in names.items())
    root.append(_ink(longest))
    for number, track in enumerate(tracks):
        root.extend(Line(number, track, shape, names, told).elements())
    root.append(_main(tracks, longest))
    if timeline.captions or timeline.overlays:
        told.say("Captions and names under people are left out.")
    indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, "unicode") + "\n"


def _plain(track: Track, told: Told) -> Track:
    if track.pan or track.duck:
        told.say(f"“{shown(track.name)}” is in the middle, and makes no room for others.")
    return unrolled(track, told)


def _profile(shape: Profile) -> Element:
    return Element(
        "profile",
        width=str(shape.width),
        height=str(shape.height),
        frame_rate_num=str(shape.rate.numerator),
        frame_rate_den=str(shape.rate.denominator),
        sample_aspect_num="1",
        sample_aspect_den="1",
        display_aspect_num=str(shape.width),
        display_aspect_den=str(shape.height),
        progressive="1",
        colorspace="709",
    )


def _file(media: Media, name: str, folder: Path, longest: int) -> Element:
    """A file by its path from the document; `./` keeps a name from being taken for a service."""
    path = media.path
    inside = path.is_relative_to(folder)
    resource = f"./{path.relative_to(folder).as_posix()}" if inside else path.absolute().as_posix()
    made = Element("producer", id=name)
    say(made, "resource", resource)
    if media.kind == "image":
        made.set("out", str(longest))
        say(made, "length", str(longest + 1))
    return made


def _ink(frames: int) -> Element:
    """What is seen where nothing lies: without it, players show whatever they like."""
    made = Element("producer", {"id": "ink", "in": "0", "out": str(max(0, frames - 1))})
    for name, value in {"mlt_service": "color", "resource": "black", "length": frames}.items():
        say(made, name, str(value))
    return made


def _main(tracks: list[Track], frames: int) -> Element:
    main = Element("tractor", {"id": "main", "in": "0", "out": str(max(0, frames - 1))})
    SubElement(main, "track", producer="ink")
    for number, track in enumerate(tracks):
        hidden = "both" if track.muted else "video" if track.kind == "sound" else ""
        words = {"producer": f"track{number}", **({"hide": hidden} if hidden else {})}
        SubElement(main, "track", words)
    for number in range(len(tracks)):
        together = {"a_track": "0", "b_track": str(number + 1), "always_active": "1", "sum": "1"}
        transition(main, "mix", frames, together)
    return main
