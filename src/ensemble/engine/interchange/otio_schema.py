"""OpenTimelineIO's values as the plain JSON that it writes: our words in, its schemas out."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

Json = dict[str, Any]

# Under this name our own facts stand in each value's metadata.
OURS = "ensemble"


def time(ticks: int, rate: Fraction) -> Json:
    return {"OTIO_SCHEMA": "RationalTime.1", "rate": float(rate), "value": float(ticks)}


def time_range(start: int, ticks: int, rate: Fraction) -> Json:
    return {
        "OTIO_SCHEMA": "TimeRange.1",
        "start_time": time(start, rate),
        "duration": time(ticks, rate),
    }


def external(url: str) -> Json:
    """A file, by its address relative to the document."""
    return {
        "OTIO_SCHEMA": "ExternalReference.1",
        "metadata": {},
        "name": "",
        "available_range": None,
        "available_image_bounds": None,
        "target_url": url,
    }


def generator(kind: str, parameters: Json) -> Json:
    """What an editor would have to draw itself: a title, the credits, a wall."""
    return {
        "OTIO_SCHEMA": "GeneratorReference.1",
        "metadata": {},
        "name": "",
        "available_range": None,
        "available_image_bounds": None,
        "generator_kind": kind,
        "parameters": parameters,
    }


def clip(name: str, within: Json, reference: Json, ours: Json | None, *, enabled: bool) -> Json:
    return {
        **_item("Clip.2", name, ours, within),
        "enabled": enabled,
        "media_references": {"DEFAULT_MEDIA": reference},
        "active_media_reference_key": "DEFAULT_MEDIA",
    }


def gap(within: Json, ours: Json | None = None) -> Json:
    return _item("Gap.1", "", ours, within)


def transition(kind: str, name: str, before: Json, after: Json, ours: Json) -> Json:
    return {
        "OTIO_SCHEMA": "Transition.1",
        "metadata": {OURS: note(ours)},
        "name": name,
        "in_offset": before,
        "out_offset": after,
        "transition_type": kind,
    }


def marker(name: str, within: Json, ours: Json) -> Json:
    return {
        "OTIO_SCHEMA": "Marker.2",
        "metadata": {OURS: note(ours)},
        "name": name,
        "color": "GREEN",
        "marked_range": within,
        "comment": "",
    }


def track(kind: str, name: str, children: Sequence[Json], ours: Json, *, enabled: bool) -> Json:
    made = _item("Track.1", name, ours, None)
    return {**made, "enabled": enabled, "children": list(children), "kind": kind}


def timeline(name: str, tracks: Sequence[Json], markers: Sequence[Json], ours: Json) -> Json:
    stack = {**_item("Stack.1", "tracks", None, None), "children": list(tracks)}
    return {
        "OTIO_SCHEMA": "Timeline.1",
        "metadata": {OURS: note(ours)},
        "name": name,
        "global_start_time": None,
        "tracks": {**stack, "markers": list(markers)},
    }


def note(ours: Any) -> Any:
    """Our facts for a value's metadata, levels as texts: readers there lose their last digit."""
    if isinstance(ours, dict):
        return {name: note(value) for name, value in ours.items()}
    if isinstance(ours, list):
        return [note(value) for value in ours]
    return repr(ours) if isinstance(ours, float) else ours


def _item(schema: str, name: str, ours: Json | None, within: Json | None) -> Json:
    return {
        "OTIO_SCHEMA": schema,
        "metadata": {} if ours is None else {OURS: note(ours)},
        "name": name,
        "source_range": within,
        "effects": [],
        "markers": [],
        "enabled": True,
        "color": None,
    }
