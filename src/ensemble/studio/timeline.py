"""A mix in the engine's words."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from ensemble.engine.timeline import Clip, Media, Timeline, Track
from ensemble.pieces.models import Revision
from ensemble.studio.crowding import FADE
from ensemble.studio.models import Layer, Mix, Voice
from ensemble.studio.originals import original_of

RATE = 48_000


def media_of(revision: Revision) -> Media:
    """Return a revision as a source. Its path is the revision's key, found again at render.

    The name is what a member reads in an error; the key keeps two of one title apart.
    """
    kind = revision.piece.medium
    if revision.media is None or kind not in {"audio", "video", "image"}:
        raise ValueError(f"{revision} has no file to play.")
    name = f"{revision.piece.title} · {revision.key}"
    return Media(name, Path(revision.key), kind, revision.media.sha256)  # type: ignore[arg-type]


def lasting(revision: Revision) -> Fraction:
    """Return how long a revision's file lasts, in seconds."""
    if revision.media is None or revision.media.duration_ms is None:
        raise ValueError(f"{revision} has no length.")
    return Fraction(revision.media.duration_ms, 1000)


def timeline_of(mix: Mix) -> Timeline:
    """Return a mix as tracks, one a layer that isn't silent, at exact offsets."""
    heard = mix.layers.filter(is_muted=False)
    layers = heard.select_related("revision__piece", "revision__media").order_by("position")
    return Timeline(tuple(_track(layer) for layer in layers))


def timeline_of_crowd(voices: Sequence[Voice]) -> Timeline:
    """Return a crowd as tracks, one a take, with the paths of their files on this machine."""
    return Timeline(tuple(_voice_track(voice) for voice in voices))


def _voice_track(voice: Voice) -> Track:
    media = voice.revision.media
    if media is None:
        raise ValueError(f"{voice.revision} has no file to play.")
    source = replace(media_of(voice.revision), path=original_of(media))
    length, start = voice.length_samples, voice.start_samples
    edge = Fraction(min(FADE, length // 4), RATE)
    clip = Clip(
        source,
        Fraction(length, RATE),
        start=Fraction(start, RATE),
        offset=Fraction(voice.at_samples, RATE),
        fade_in=edge if start else Fraction(0),
        fade_out=edge,
    )
    return Track("sound", (clip,), gain_db=voice.gain_db, pan=voice.pan)


def _track(layer: Layer) -> Track:
    clip = Clip(
        media_of(layer.revision),
        lasting(layer.revision),
        offset=Fraction(layer.offset_samples, RATE),
    )
    return Track(
        "sound",
        (clip,),
        gain_db=layer.gain_db,
        pan=layer.pan,
        name=layer.revision.piece.title,
    )
