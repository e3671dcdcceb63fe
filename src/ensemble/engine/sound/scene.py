"""A timeline's whole sound as one lane: what is heard, from which files, under whom."""

from collections.abc import Mapping

from ensemble.engine.errors import EngineError, TooLarge
from ensemble.engine.ingest.sniff import sniff
from ensemble.engine.ingest.sources import Sources
from ensemble.engine.sound.lanes import Bed, Lane, Origin
from ensemble.engine.sound.layers import RATE, layers
from ensemble.engine.timeline import Media, Timeline
from ensemble.engine.times import to_frames

LONGEST = 4 * 60 * 60 * RATE


def scene(timeline: Timeline, sources: Sources | None = None, samples: int | None = None) -> Lane:
    """All of it, `samples` long. Without `sources`, files are only asked for their kind.

    Raises Unplayable, TooLarge past 4 hours, and Unsupported for a file that isn't media.
    """
    heard = layers(timeline)
    named = {layer.source for layer in heard}
    media = {each.name: each for each in timeline.media if each.name in named}
    origins = _told(media, sources) if sources is not None else _looked_at(timeline, media)
    length = to_frames(timeline.duration, RATE) if samples is None else samples
    if length > LONGEST:
        raise TooLarge("A mix is at most 4 hours long.")
    audible = tuple(layer for layer in heard if layer.source in origins and layer.at < length)
    return Lane(audible, origins, length, _beds(timeline))


def _told(media: Mapping[str, Media], sources: Sources) -> dict[str, Origin]:
    known = {name: sources[name] for name in media}
    return {
        name: Origin(str(each.media.path.absolute()), each.demuxer, each.sound)
        for name, each in known.items()
        if each.channels
    }


def _looked_at(timeline: Timeline, media: Mapping[str, Media]) -> dict[str, Origin]:
    timeline.check()
    return {name: _origin(each) for name, each in media.items()}


def _origin(media: Media) -> Origin:
    try:
        return Origin(str(media.path.absolute()), sniff(media.path).demuxer)
    except EngineError as error:
        raise type(error)(f"“{media.name}” can't be used. {error.sentence}") from error


def _beds(timeline: Timeline) -> tuple[Bed, ...]:
    numbers: dict[str, list[int]] = {}
    for number, track in enumerate(timeline.tracks):
        numbers.setdefault(track.name, []).append(number)
    return tuple(
        Bed(number, tuple(numbers[duck.under]), duck.by_db, float(duck.attack), float(duck.release))
        for number, track in enumerate(timeline.tracks)
        if (duck := track.duck) and duck.under in numbers
    )
