"""OpenTimelineIO's plain JSON as a timeline: ours exactly, anybody's as far as we can play it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from ensemble.engine.errors import EngineError, Unsupported
from ensemble.engine.interchange import otio_values as values
from ensemble.engine.interchange.fields import read
from ensemble.engine.interchange.otio_foreign import track_from
from ensemble.engine.interchange.otio_marks import captions_from, overlays_from
from ensemble.engine.interchange.otio_media import KINDS, path_within
from ensemble.engine.interchange.otio_place import Place
from ensemble.engine.interchange.otio_schema import Json
from ensemble.engine.interchange.otio_values import Told, ours_in
from ensemble.engine.interchange.otio_write import Writing, rate_of, track_of
from ensemble.engine.interchange.plain_json import parse, spell
from ensemble.engine.timeline import Timeline, Track
from ensemble.engine.timeline.items import Media

MOST_TRACKS = 4_000
MOST_CHILDREN = 100_000


def read_document(document: object, folder: Path, told: Told) -> Timeline:
    """`document` is a timeline. Raises Unsupported for what could never be played."""
    stack = values.fields_in(document, "tracks")
    tracks = [each for each in values.entries(stack, "children") if _is_track(each, told)]
    children = sum(len(values.entries(track, "children")) for track in tracks)
    if children > MOST_CHILDREN or len(tracks) > MOST_TRACKS:
        raise Unsupported("This timeline has more parts than we can read.")
    ours = ours_in(document)
    heard = any(values.text_in(track, "kind") == "Audio" for track in tracks)
    place = Place(folder, told, _sources(ours, folder, told), has_sound=heard)
    about = _about(ours, told)
    writing = Writing(folder, rate_of(about))
    kept = [track for track in tracks if not _is_extra(track)]
    made = [_track(track, place, writing) for track in _one_picture(kept, told)]
    lanes = [track for track in tracks if ours_in(track).get("overlays")]
    overlays = overlays_from(lanes, values.entries(ours, "overlays"), writing.frames, told)
    captions = captions_from(values.entries(stack, "markers"), writing.frames, told)
    return replace(about, tracks=tuple(made), captions=captions, overlays=overlays)


def _is_extra(track: object) -> bool:
    """Made from something else when it was written: it isn't read as a track of its own."""
    return bool(ours_in(track).get("overlays") or ours_in(track).get("sound"))


def _is_track(value: object, told: Told) -> bool:
    if values.schema_of(value) == "Track" and values.text_in(value, "kind") in ("Video", "Audio"):
        return True
    told.say(f"“{values.name_of(value)}” lies beside the tracks and was left out.")
    return False


def _one_picture(tracks: list[Any], told: Told) -> list[Any]:
    """A film has one picture track: the lowest that shows anything."""
    pictures = [track for track in tracks if values.text_in(track, "kind") == "Video"]
    shown = [track for track in pictures if _shows(track)] or pictures
    for track in pictures:
        if track is not shown[0] and _shows(track):
            told.say(f"The picture track “{values.name_of(track)}” was left out: a film has one.")
    return [
        track for track in tracks if values.text_in(track, "kind") != "Video" or track is shown[0]
    ]


def _shows(track: object) -> bool:
    shown = (values.schema_of(child) for child in values.entries(track, "children"))
    return values.is_on(track) and any(schema in ("Clip", "Stack") for schema in shown)


def _about(ours: Json, told: Told) -> Timeline:
    """What a timeline of ours says beside its tracks."""
    rest = {name: value for name, value in ours.items() if name not in ("media", "overlays")}
    try:
        return read(Timeline, {**rest, "tracks": []}, {}, "the timeline")
    except EngineError as error:
        told.say(f"What Ensemble had noted about the whole was left out. {error.sentence}")
        return Timeline(())


def _sources(ours: Json, folder: Path, told: Told) -> dict[str, Media]:
    """The files that a timeline of ours names."""
    known: dict[str, Media] = {}
    for entry in values.entries(ours, "media"):
        name, kind = values.text_in(entry, "name"), values.text_in(entry, "kind")
        path = path_within(values.text_in(entry, "url"), folder)
        if path is None:
            told.say(f"“{name}” lies outside the folder. Put its file beside the document.")
        elif kind in KINDS:
            known[name] = Media(name, path, kind, values.text_in(entry, "sha256"))
    return known


def _track(value: object, place: Place, writing: Writing) -> Track:
    """Exactly what it was if nobody has changed it; otherwise what lies there now."""
    about = {**ours_in(value), "kind": "sound"}
    if values.text_in(value, "kind") == "Video":
        about["kind"] = "picture"
    items = [ours_in(child) for child in values.entries(value, "children")]
    entry = {**about, "items": [item for item in items if item]}
    try:
        track = read(Track, entry, place.sources, "a track")
        if _same(track_of(track, writing), value):
            return track
    except EngineError:
        pass
    return track_from(value, place)


def _same(one: object, other: object) -> bool:
    """Whether two tracks hold the same files at the same places, whatever else they say."""
    return _outline(parse(spell(one))) == _outline(other)


def _outline(track: object) -> list[object]:
    return [values.is_on(track), *(_shape(child) for child in values.entries(track, "children"))]


def _shape(child: object) -> tuple[object, ...]:
    references = values.fields_in(child, "media_references")
    active = values.text_in(child, "active_media_reference_key")
    return (
        values.schema_of(child),
        values.is_on(child),
        values.range_in(child, "source_range"),
        values.seconds_in(child, "in_offset"),
        values.seconds_in(child, "out_offset"),
        values.text_in(references.get(active), "target_url"),
        len(values.entries(child, "effects")),
    )
