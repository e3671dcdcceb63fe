"""A mix in the engine's words."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

from ensemble.engine.interchange.documents import to_json
from ensemble.engine.timeline import Clip, Media, Timeline, Track
from ensemble.pieces.models import MediaFile, Revision
from ensemble.studio.faders import ALL
from ensemble.studio.models import Layer, Mix, Version

RATE = 48_000
NOWHERE: Mapping[str, Path] = MappingProxyType({})


def media_of(revision: Revision, path: Path | None = None) -> Media:
    """Return a revision as a source. Without a path it is the revision's key, found at render.

    The name is what a member reads in an error; the key keeps two of one title apart.
    """
    kind = revision.piece.medium
    if revision.media is None or kind not in {"audio", "video", "image"}:
        raise ValueError(f"{revision} has no file to play.")
    name = f"{revision.piece.title} · {revision.key}"
    return Media(name, path or Path(revision.key), kind, revision.media.sha256)  # type: ignore[arg-type]


def lasting(revision: Revision) -> Fraction:
    """Return how long a revision's file lasts, in seconds."""
    if revision.media is None:
        raise ValueError(f"{revision} has no file to play.")
    return lasting_of(revision.media)


def lasting_of(media: MediaFile) -> Fraction:
    """Return how long a file lasts, in seconds."""
    if media.duration_ms is None:
        raise ValueError(f"{media} has no length.")
    return Fraction(media.duration_ms, 1000)


def timeline_of(mix: Mix) -> Timeline:
    """Return a mix as tracks, one a layer that isn't silent, at exact offsets."""
    return timeline_of_layers(heard_layers(mix))


def heard_layers(mix: Mix) -> list[Layer]:
    """Return what is heard of a mix, in order."""
    layers = mix.layers.standing().filter(is_muted=False)
    found = layers.select_related("revision__piece", "revision__media")
    return [layer for layer in found if length_of(layer) > 0]


def layers_of_version(version: Version) -> list[Layer]:
    """Return what is heard of a version, as layers that are stored nowhere.

    Their keys are the same each time, and no other version's.
    """
    keys = [track["revision"] for track in version.tracks]
    found = Revision.objects.filter(key__in=keys, piece__withdrawn_at=None)
    revisions = {one.key: one for one in found.select_related("piece__maker", "media")}
    layers = [
        Layer(
            key=f"{version.key} {place}",
            revision=revisions[track["revision"]],
            **{name: track[name] for name in ALL},
        )
        for place, track in enumerate(version.tracks)
        if track["revision"] in revisions and not track["is_muted"]
    ]
    return [layer for layer in layers if length_of(layer) > 0]


def digest_of(layers: Sequence[Layer], target_lufs: float | None) -> str:
    """Return a name for what layers sound like at a loudness."""
    facts = {"target": target_lufs, "sound": to_json(timeline_of_layers(layers))}
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


def timeline_of_layers(layers: Iterable[Layer], paths: Mapping[str, Path] = NOWHERE) -> Timeline:
    """Return layers as tracks, with the paths of revisions by their keys.

    Of each layer something has to be left after trimming.
    """
    return Timeline(tuple(_track(layer, paths.get(layer.revision.key)) for layer in layers))


def length_of(layer: Layer) -> int:
    """Return how many samples of a layer are left after trimming."""
    return samples_of(layer.revision) - layer.trim_start_samples - layer.trim_end_samples


def samples_of(revision: Revision) -> int:
    """Return how many samples a revision has at 48 kHz; 0 while it isn't prepared."""
    media = revision.media
    return 0 if media is None or media.duration_ms is None else round(lasting_of(media) * RATE)


def _track(layer: Layer, path: Path | None) -> Track:
    length = length_of(layer)
    fade_in = min(layer.fade_in_samples, length)
    clip = Clip(
        media_of(layer.revision, path),
        Fraction(length, RATE),
        start=Fraction(layer.trim_start_samples, RATE),
        offset=Fraction(layer.offset_samples + layer.trim_start_samples, RATE),
        fade_in=Fraction(fade_in, RATE),
        fade_out=Fraction(min(layer.fade_out_samples, length - fade_in), RATE),
    )
    return Track(
        "sound",
        (clip,),
        gain_db=layer.gain_db,
        pan=layer.pan,
        name=layer.revision.piece.title,
    )
