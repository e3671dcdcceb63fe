"""Crowds and guides in the engine's words, and where their files lie on this machine."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from ensemble.engine.timeline import Clip, Item, Timeline, Track
from ensemble.pieces.models import Revision
from ensemble.studio.crowding import FADE
from ensemble.studio.models import Voice
from ensemble.studio.originals import original_of
from ensemble.studio.timeline import RATE, lasting, media_of


def timeline_of_crowd(voices: Sequence[Voice]) -> Timeline:
    """Return a crowd as tracks, one a take."""
    return Timeline(tuple(_voice_track(voice) for voice in voices))


def timeline_of_guide(revisions: Sequence[Revision], places: Mapping[int, int]) -> Timeline:
    """Return what is played along with as tracks, each at its place.

    `places` are samples by the revision's id; whatever has none begins at 0:00.
    """
    return Timeline(tuple(_guide_track(one, places.get(one.pk, 0)) for one in revisions))


def at_hand(timeline: Timeline, revisions: Iterable[Revision]) -> Timeline:
    """Return the same sounds, with the paths of their files on this machine for keys."""
    lies = {one.key: original_of(one.media) for one in revisions if one.media}
    tracks = tuple(
        replace(track, items=tuple(_found(item, lies) for item in track.items))
        for track in timeline.tracks
    )
    return replace(timeline, tracks=tracks)


def _found(item: Item, lies: Mapping[str, Path]) -> Item:
    if not isinstance(item, Clip):
        return item
    return replace(item, source=replace(item.source, path=lies[item.source.path.name]))


def _guide_track(revision: Revision, place: int) -> Track:
    clip = Clip(media_of(revision), lasting(revision), offset=Fraction(place, RATE))
    return Track("sound", (clip,), name=revision.piece.title)


def _voice_track(voice: Voice) -> Track:
    length, start = voice.length_samples, voice.start_samples
    edge = Fraction(min(FADE, length // 4), RATE)
    clip = Clip(
        media_of(voice.revision),
        Fraction(length, RATE),
        start=Fraction(start, RATE),
        offset=Fraction(voice.at_samples, RATE),
        fade_in=edge if start else Fraction(0),
        fade_out=edge,
    )
    return Track("sound", (clip,), gain_db=voice.gain_db, pan=voice.pan)
