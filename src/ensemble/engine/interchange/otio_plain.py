"""A timeline with nothing but files, gaps and crossfades, for formats that know no more.

What is drawn (titles, credits, walls) leaves its place empty; nothing else moves.
"""

from dataclasses import replace
from fractions import Fraction
from itertools import groupby
from pathlib import Path
from typing import Any

from ensemble.engine.interchange import otio_schema as schema
from ensemble.engine.interchange.one_line import one_line
from ensemble.engine.interchange.otio_schema import OURS, Json
from ensemble.engine.interchange.otio_values import Told, name_of
from ensemble.engine.interchange.otio_write import Writing, document_of, rate_of
from ensemble.engine.interchange.rounds import unrolled
from ensemble.engine.timeline import Timeline
from ensemble.engine.timeline.items import Clip


def plain_document(
    timeline: Timeline, folder: Path | None, name: str, told: Told, *, fades: bool = True
) -> Json:
    """OpenTimelineIO's plain JSON at one rate for everything, without a word of ours.

    Without `fades`, crossfades become cuts as well.
    """
    rate = rate_of(timeline)
    _tell_levels(timeline, told)
    rounds = replace(timeline, tracks=tuple(unrolled(each, told) for each in timeline.tracks))
    document = document_of(rounds, Writing(folder, rate, rate), name)
    tracks = [_plain_track(each, rate, told, fades) for each in document["tracks"]["children"]]
    tracks = [track for track in tracks if track["children"] and _is_kept(track, told)]
    for number, child in enumerate(child for track in tracks for child in track["children"]):
        child["metadata"] = {"part": number}  # FCP7's adapter takes equal clips for one
    if timeline.overlays:
        told.say("Names under people are left out.")
    if timeline.captions:
        told.say("Captions are left out: they aren't in this kind of document.")
    _reach(tracks, rate)
    return schema.timeline(name, tracks, (), {}) | {"metadata": {}}


def on_ground(document: Json, rate: Fraction) -> Json:
    """With a picture track as long as the whole, for what hangs all else from the picture."""
    tracks = list(document["tracks"]["children"])
    if not any(track["kind"] == "Video" for track in tracks):
        tracks.insert(0, schema.track("Video", "", (), {}, enabled=True))
    ground = next(number for number, track in enumerate(tracks) if track["kind"] == "Video")
    missing = max(map(_length, tracks)) - _length(tracks[ground])
    if missing:
        rest = schema.gap(schema.time_range(0, missing, rate))
        tracks[ground] = {**tracks[ground], "children": [*tracks[ground]["children"], rest]}
    return {**document, "tracks": {**document["tracks"], "children": tracks}}


def _length(track: Json) -> int:
    return sum(_ticks(child) for child in track["children"] if "source_range" in child)


def _tell_levels(timeline: Timeline, told: Told) -> None:
    items = [item for track in timeline.tracks for item in track.items]
    if any(isinstance(item, Clip) and _is_shaped(item) for item in items) or any(
        track.gain_db or track.pan or track.duck for track in timeline.tracks
    ):
        told.say("Levels, fades and stereo places are left out.")


def _is_shaped(clip: Clip) -> bool:
    return bool(clip.gain_db or clip.fade_in or clip.fade_out)


def _plain_track(track: Json, rate: Fraction, told: Told, fades: bool) -> Json:
    ours = track["metadata"].get(OURS, {})
    if ours.get("sound") or ours.get("overlays"):
        told = Told()  # what was told of the whole already
    children = [_plain(child, told) for child in track["children"]]
    children = _joined(children, told, fades)
    children = _merged(children, rate)
    return {**track, "name": one_line(track["name"]), "children": children}


def _is_kept(track: Json, told: Told) -> bool:
    if not track["enabled"]:
        told.say(f"The track “{name_of(track)}” is off and was left out.")
    track["metadata"] = {}
    return bool(track["enabled"])


def _plain(child: Json, told: Told) -> Json:
    if child["OTIO_SCHEMA"].startswith("Clip"):
        reference = child["media_references"]["DEFAULT_MEDIA"]
        if not child["enabled"]:
            return schema.gap(child["source_range"])
        if reference["OTIO_SCHEMA"].startswith("Generator"):
            told.say(f"“{name_of(child)}” is drawn by Ensemble; its place is empty.")
            return schema.gap(child["source_range"])
    return {**child, "name": one_line(child["name"]), "metadata": {}}


def _joined(children: list[Json], told: Told, fades: bool) -> list[Json]:
    """Crossfades between two files, cuts everywhere else."""
    kept = []
    for number, child in enumerate(children):
        if not child["OTIO_SCHEMA"].startswith("Transition"):
            kept.append(child)
        elif fades and _is_crossfade(child["name"], children[number - 1], children[number + 1]):
            if child["name"] != "crossfade":
                told.say(f"A transition ({child['name']}) became a crossfade.")
            kept.append({**child, "name": "crossfade", "transition_type": "SMPTE_Dissolve"})
        else:
            told.say(f"A transition ({child['name']}) became a cut.")
    return kept


def _is_crossfade(name: str, before: Json, after: Json) -> bool:
    return name not in ("dip", "paper") and _is_file(before) and _is_file(after)


def _is_file(child: Json) -> bool:
    return child["OTIO_SCHEMA"].startswith("Clip") and _ticks(child) > 0


def _ticks(child: Json) -> int:
    return int(child["source_range"]["duration"]["value"])


def _merged(children: list[Json], rate: Fraction) -> list[Json]:
    """Gaps that follow each other are one, none is empty, and none ends a track."""
    made: list[Json] = []
    for is_gap, run in groupby(children, key=lambda each: each["OTIO_SCHEMA"].startswith("Gap")):
        found = list(run)
        ticks = sum(_ticks(each) for each in found) if is_gap else 0
        made += [schema.gap(schema.time_range(0, ticks, rate))][: bool(ticks)] if is_gap else found
    made = [each for each in made if "source_range" not in each or _ticks(each)]
    if made and made[-1]["OTIO_SCHEMA"].startswith("Gap"):
        made.pop()
    return made


def _reach(tracks: list[Json], rate: Fraction) -> None:
    """Say of every file how much of it is known to be there: as far as anything shows it."""
    ends: dict[str, int] = {}
    references: list[tuple[str, Any]] = []
    for track in tracks:
        for number, child in enumerate(track["children"]):
            if _is_clip(child):
                reference = child["media_references"]["DEFAULT_MEDIA"]
                url, within = reference["target_url"], child["source_range"]
                end = int(within["start_time"]["value"]) + _ticks(child)
                ends[url] = max(ends.get(url, 0), end + _held_back(track["children"], number + 1))
                references.append((url, reference))
    for url, reference in references:
        reference["available_range"] = schema.time_range(0, ends[url], rate)


def _is_clip(child: Json) -> bool:
    return str(child["OTIO_SCHEMA"]).startswith("Clip")


def _held_back(children: list[Json], number: int) -> int:
    after = children[number] if number < len(children) else {}
    return int(after["out_offset"]["value"]) if "out_offset" in after else 0
