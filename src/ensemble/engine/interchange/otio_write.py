"""A timeline as OpenTimelineIO's plain JSON, with our own facts in the metadata."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from ensemble.engine.interchange import otio_schema as schema
from ensemble.engine.interchange.fields import written, written_as
from ensemble.engine.interchange.otio_media import address_of
from ensemble.engine.interchange.otio_schema import Json
from ensemble.engine.interchange.otio_spots import Join, Spot, spots
from ensemble.engine.profiles import LANDSCAPE, PROFILES
from ensemble.engine.timeline import Timeline, Track
from ensemble.engine.timeline.items import Clip, Gap, Item, Layout, Media, Still
from ensemble.engine.timeline.words import CreditsRoll, LowerThird, Title
from ensemble.engine.times import to_frames

SAMPLES = Fraction(48_000)
KINDS = {"picture": "Video", "sound": "Audio"}


@dataclass(frozen=True, slots=True)
class Writing:
    """Where the document will lie, and how fine pictures and sound are counted."""

    folder: Path | None
    frames: Fraction
    samples: Fraction = SAMPLES

    def rate(self, track: Track) -> Fraction:
        return self.frames if track.kind == "picture" else self.samples


def rate_of(timeline: Timeline) -> Fraction:
    """Frames a second of the shape that it is made for."""
    return PROFILES.get(timeline.format, LANDSCAPE).rate


def document_of(timeline: Timeline, writing: Writing, name: str = "") -> Json:
    """The whole. Layers above the picture and what films sound like get tracks of their own."""
    tracks = [track_of(track, writing) for track in timeline.tracks]
    tracks += overlay_tracks(timeline.overlays, writing.frames)
    tracks += [_sound_of(track, writing) for track in timeline.tracks if _is_heard(track)]
    markers = [caption_marker(caption, writing.frames) for caption in timeline.captions]
    ours = {name: value for name, value in written(timeline).items() if name not in SEPARATE}
    media = [_media_of(each, writing.folder) for each in timeline.media]
    overlays = [written(each) for each in timeline.overlays]
    return schema.timeline(name, tracks, markers, {**ours, "media": media, "overlays": overlays})


SEPARATE = ("tracks", "captions", "overlays")


def track_of(track: Track, writing: Writing) -> Json:
    ours = {name: value for name, value in written(track).items() if name != "items"}
    children = list(_children(track, writing))
    return schema.track(KINDS[track.kind], track.name, children, ours, enabled=not track.muted)


def overlay_tracks(overlays: Sequence[LowerThird], rate: Fraction) -> list[Json]:
    """As few tracks as it takes for nothing on one to overlap."""
    lanes: list[list[Json]] = []
    ends: list[int] = []
    for each in sorted(overlays, key=lambda each: each.start):
        begins, end = (to_frames(at, rate) for at in (each.start, each.start + each.duration))
        lane = next((n for n, free in enumerate(ends) if free <= begins), len(ends))
        if lane == len(ends):
            lanes.append([])
            ends.append(0)
        if begins > ends[lane]:
            lanes[lane].append(schema.gap(schema.time_range(0, begins - ends[lane], rate)))
        reference = schema.generator("LowerThird", {"text": each.text, "subtitle": each.subtitle})
        within = schema.time_range(0, end - begins, rate)
        lanes[lane].append(schema.clip(each.text, within, reference, written(each), enabled=True))
        ends[lane] = end
    return [
        schema.track("Video", "names", lane, {"overlays": True}, enabled=True) for lane in lanes
    ]


def caption_marker(caption: object, rate: Fraction) -> Json:
    ours = written(caption)
    begins = to_frames(caption.start, rate)  # type: ignore[attr-defined]
    ends = to_frames(caption.start + caption.duration, rate)  # type: ignore[attr-defined]
    text: str = caption.text  # type: ignore[attr-defined]
    return schema.marker(text, schema.time_range(begins, ends - begins, rate), ours)


def _children(track: Track, writing: Writing) -> Iterator[Json]:
    rate = writing.rate(track)
    for spot in spots(track, rate):
        yield _child(spot, writing.folder, rate, silent=track.kind == "sound")
        if spot.join:
            yield _transition(spot.join, rate)


def _child(spot: Spot, folder: Path | None, rate: Fraction, *, silent: bool) -> Json:
    """With `silent`, a muted clip is off; a film without its sound is still to be seen."""
    within = schema.time_range(spot.skipped, spot.ticks, rate)
    if spot.item is None:
        return schema.gap(within)
    ours = written_as(Item, spot.item)
    if isinstance(spot.item, Gap):
        return schema.gap(within, ours)
    if isinstance(spot.item, Clip | Still):
        reference = schema.external(address_of(spot.item.source, folder))
        enabled = not (silent and isinstance(spot.item, Clip) and spot.item.muted)
        return schema.clip(spot.item.source.name, within, reference, ours, enabled=enabled)
    reference = schema.generator(type(spot.item).__name__, _words_of(spot.item))
    return schema.clip(_name_of(spot.item), within, reference, ours, enabled=True)


def _name_of(item: Title | CreditsRoll | Layout) -> str:
    return item.text if isinstance(item, Title) else type(item).__name__


def _words_of(item: Title | CreditsRoll | Layout) -> Json:
    """What another editor may show in the item's place."""
    if isinstance(item, Title):
        return {"text": item.text, "subtitle": item.subtitle}
    if isinstance(item, CreditsRoll):
        lines = [f"{section.role}: {', '.join(section.names)}" for section in item.sections]
        return {"text": "\n".join([item.title, *lines])}
    return {"text": ", ".join(cell.name for cell in item.cells)}


def _transition(join: Join, rate: Fraction) -> Json:
    kind = join.transition.kind
    plain = "SMPTE_Dissolve" if kind == "crossfade" else "Custom_Transition"
    before, after = schema.time(join.before, rate), schema.time(join.after, rate)
    return schema.transition(plain, kind, before, after, written_as(Item, join.transition))


def _is_heard(track: Track) -> bool:
    return track.kind == "picture" and any(_has_sound(item) for item in track.items)


def _has_sound(item: object) -> bool:
    return isinstance(item, Clip) and not item.muted


def _sound_of(track: Track, writing: Writing) -> Json:
    """What the films of a picture track sound like, for editors that keep the two apart."""
    rate = writing.frames
    children: list[Json] = []
    for spot in spots(track, rate):
        within = schema.time_range(spot.skipped, spot.ticks, rate)
        heard = isinstance(spot.item, Clip) and _has_sound(spot.item)
        made = _child(spot, writing.folder, rate, silent=True) if heard else schema.gap(within)
        children.append({**made, "metadata": {}})
        if spot.join and spot.join.transition.overlaps:
            children.append({**_transition(spot.join, rate), "metadata": {}})
    return schema.track("Audio", track.name, children, {"sound": True}, enabled=not track.muted)


def _media_of(media: Media, folder: Path | None) -> Json:
    address = address_of(media, folder)
    return {
        **{key: value for key, value in written(media).items() if key != "path"},
        "url": address,
    }
