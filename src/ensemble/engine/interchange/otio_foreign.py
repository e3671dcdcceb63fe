"""A track of an OpenTimelineIO document that isn't as we wrote it: read as far as it plays."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from ensemble.engine.errors import EngineError
from ensemble.engine.interchange import otio_values as values
from ensemble.engine.interchange.fields import read, read_as
from ensemble.engine.interchange.otio_joins import Join, joined, sensible
from ensemble.engine.interchange.otio_media import name_in, path_within
from ensemble.engine.interchange.otio_nested import DEEPEST, only_track, trimmed
from ensemble.engine.interchange.otio_place import Place
from ensemble.engine.interchange.otio_values import Told, name_of, ours_in
from ensemble.engine.interchange.plain_json import shown
from ensemble.engine.timeline import Track
from ensemble.engine.timeline.items import Clip, Gap, Item, Lasting, Still, Transition

NOTHING = Fraction(0)


Part = Lasting | Join


def track_from(value: object, place: Place) -> Track:
    """The items of a track in their places, gaps where something could not be read."""
    about = _about(value, place)
    parts = [
        part for child in values.entries(value, "children") for part in _part(child, about, place)
    ]
    parts = sensible(parts, place.told)
    try:
        return replace(about, items=joined(parts))
    except EngineError as error:
        place.told.say(f"The transitions of “{name_of(value)}” were left out. {error.sentence}")
        return replace(about, items=tuple(part for part in parts if not isinstance(part, Join)))


def _about(value: object, place: Place) -> Track:
    """Level, name and the like as we noted them, or the track's own name."""
    kind = "picture" if values.text_in(value, "kind") == "Video" else "sound"
    try:
        entry = {"name": values.text_in(value, "name"), **ours_in(value), "kind": kind}
        track = read(Track, entry, place.sources, "a track")
    except EngineError:
        track = Track(kind, name=values.text_in(value, "name"))  # type: ignore[arg-type]
    return replace(track, muted=not values.is_on(value))


def _part(child: object, track: Track, place: Place) -> Iterator[Part]:
    if values.schema_of(child) == "Transition":
        yield from _join(child, place.told)
        return
    if values.schema_of(child) in ("Stack", "Track"):
        yield from _nested(child, track, place)
        return
    within = _within(child)
    if within is None or within[1] <= 0:
        if within is None:
            place.told.say(f"“{name_of(child)}” says not how long it lasts and was left out.")
        return
    yield _lasting(child, track, place, within) or Gap(within[1])


def _nested(child: object, track: Track, place: Place) -> Iterator[Part]:
    """A sequence of one track is laid out here; of several, only its place is known."""
    kind = "Video" if track.kind == "picture" else "Audio"
    inside = only_track(child, kind) if place.depth < DEEPEST else None
    deeper = replace(place, depth=place.depth + 1)
    found = values.entries(inside, "children")
    parts = [part for each in found for part in _part(each, track, deeper)]
    whole = sum((part.duration for part in parts if not isinstance(part, Join)), NOTHING)
    start, lasts = values.range_in(child, "source_range") or (NOTHING, whole)
    for effect in values.entries(child, "effects"):
        place.told.say(f"“{name_of(effect)}” on “{name_of(child)}” was left out.")
    if inside is None or not values.is_on(child):
        if inside is None:
            place.told.say(f"“{name_of(child)}” holds several tracks; its place is empty.")
        parts = []
    yield from trimmed(parts, start, lasts)


def _within(child: object) -> tuple[Fraction, Fraction] | None:
    """From when in the source, for how long. Sources may begin at a timecode of their own."""
    available = values.range_in(_reference(child), "available_range")
    within = values.range_in(child, "source_range") or available
    if within is None:
        return None
    start = within[0] - (available[0] if available else 0)
    return max(NOTHING, start), within[1]


def _reference(child: object) -> object:
    """The file of a clip, as the newer or the older schema says it."""
    references = values.fields_in(child, "media_references")
    active = values.text_in(child, "active_media_reference_key")
    return references.get(active) or values.fields_in(child, "media_reference")


def _lasting(
    child: object, track: Track, place: Place, within: tuple[Fraction, Fraction]
) -> Lasting | None:
    schema = values.schema_of(child)
    if schema == "Gap":
        return None
    if schema != "Clip":
        place.told.say(f"“{name_of(child)}” is nothing that we know; its place is empty.")
        return None
    for effect in values.entries(child, "effects"):
        place.told.say(f"“{name_of(effect)}” on “{name_of(child)}” was left out.")
    try:
        item = _noted(child, track, place, within) or _file(child, track, place, within)
        Track(track.kind, (item,) if item else ())  # refuses what doesn't belong there
        return item
    except EngineError as error:
        place.told.say(f"“{name_of(child)}” was left out; its place is empty. {error.sentence}")
        return None


def _noted(
    child: object, track: Track, place: Place, within: tuple[Fraction, Fraction]
) -> Lasting | None:
    """What we wrote, with the length and the beginning that it has now."""
    ours = ours_in(child)
    if not ours:
        return None
    item = read_as(Item, ours, place.sources, "an item")
    if isinstance(item, Transition) or _is_relinked(child, item, place):
        return None
    if isinstance(item, Clip):
        fades = within[1] >= item.fade_in + item.fade_out
        item = item if fades else replace(item, fade_in=NOTHING, fade_out=NOTHING)
        muted = item.muted if track.kind == "picture" else not values.is_on(child)
        return replace(item, start=within[0], duration=within[1], offset=None, muted=muted)
    kept: Lasting = replace(item, duration=within[1], offset=None)
    return kept


def _is_relinked(child: object, item: Lasting, place: Place) -> bool:
    if not isinstance(item, Clip | Still):
        return False
    address = values.text_in(_reference(child), "target_url")
    return path_within(address, place.folder) != item.source.path


def _file(
    child: object, track: Track, place: Place, within: tuple[Fraction, Fraction]
) -> Lasting | None:
    address = values.text_in(_reference(child), "target_url")
    if not address:
        place.told.say(f"“{name_of(child)}” names no file; its place is empty.")
        return None
    media = place.media(address, "video" if track.kind == "picture" else "audio")
    if media is None:
        file = shown(name_in(address))
        place.told.say(f"Put “{file}” beside the document: it lies elsewhere; its place is empty.")
        return None
    if media.kind == "image":
        return Still(media, within[1]) if values.is_on(child) else None
    if track.kind == "picture" and not values.is_on(child):
        return None
    muted = place.has_sound if track.kind == "picture" else not values.is_on(child)
    return Clip(media, within[1], start=within[0], muted=muted)


def _join(child: object, told: Told) -> Iterator[Join]:
    before = values.seconds_in(child, "in_offset") or NOTHING
    after = values.seconds_in(child, "out_offset") or NOTHING
    if before + after <= 0 or min(before, after) < 0:
        return
    try:
        transition = read_as(Item, ours_in(child), {}, "a transition")
    except EngineError:
        transition = Transition(before + after, "crossfade")
        if values.text_in(child, "transition_type") != "SMPTE_Dissolve":
            told.say(f"The transition “{name_of(child)}” became a crossfade.")
    if isinstance(transition, Transition):
        yield Join(replace(transition, duration=before + after), before, after, name_of(child))
