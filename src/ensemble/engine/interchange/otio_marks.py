"""What lies over the tracks of an OpenTimelineIO document: captions as markers, names as clips."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from ensemble.engine.errors import EngineError
from ensemble.engine.interchange import otio_values as values
from ensemble.engine.interchange.fields import read
from ensemble.engine.interchange.otio_values import Told
from ensemble.engine.interchange.otio_write import caption_marker, overlay_tracks
from ensemble.engine.interchange.plain_json import parse, spell
from ensemble.engine.timeline.words import Caption, LowerThird

MOST = 2_000


def captions_from(markers: list[Any], rate: Fraction, told: Told) -> tuple[Caption, ...]:
    """Markers that were captions, where they are now. Other people's markers are their notes."""
    found = (_caption(marker, rate, told) for marker in markers)
    return tuple(caption for caption in found if caption)


def overlays_from(
    lanes: list[Any], noted: list[Any], rate: Fraction, told: Told
) -> tuple[LowerThird, ...]:
    """The names under people, as noted if nobody moved them, otherwise where they are now."""
    try:
        overlays = tuple(read(LowerThird, entry, {}, "a name") for entry in noted[:MOST])
        written = parse(spell(overlay_tracks(overlays, rate)))
        if [_lane(lane) for lane in written] == [_lane(lane) for lane in lanes]:
            return overlays
    except EngineError:
        pass
    return tuple(overlay for lane in lanes for overlay in _moved(lane, told))


def _caption(marker: object, rate: Fraction, told: Told) -> Caption | None:
    if not values.ours_in(marker):
        told.say(f"The marker “{values.name_of(marker)}” is a note to editors and was left out.")
        return None
    try:
        caption = read(Caption, values.ours_in(marker), {}, "a caption")
        caption = replace(caption, text=values.text_in(marker, "name"))
        within = values.range_in(marker, "marked_range")
        noted = values.range_in(parse(spell(caption_marker(caption, rate))), "marked_range")
        if within is None or within == noted:
            return caption
        return replace(caption, start=within[0], duration=within[1])
    except EngineError as error:
        told.say(f"The caption “{values.name_of(marker)}” was left out. {error.sentence}")
        return None


def _lane(track: object) -> list[object]:
    children = values.entries(track, "children")
    return [(values.schema_of(child), values.range_in(child, "source_range")) for child in children]


def _moved(lane: object, told: Told) -> list[LowerThird]:
    at, found = Fraction(0), []
    for child in values.entries(lane, "children"):
        _, lasts = values.range_in(child, "source_range") or (None, Fraction(0))
        try:
            if ours := values.ours_in(child):
                overlay = read(LowerThird, ours, {}, "a name")
                found.append(replace(overlay, start=at, duration=lasts))
        except EngineError as error:
            told.say(f"“{values.name_of(child)}” was left out. {error.sentence}")
        at += lasts
    return found
