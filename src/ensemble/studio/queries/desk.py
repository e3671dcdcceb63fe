"""A mix as a browser plays it."""

from collections.abc import Mapping, Sequence
from typing import Any

from ensemble.people.models import Member
from ensemble.pieces.queries.bylines import lines_of
from ensemble.studio.faders import ALL
from ensemble.studio.models import Change, Layer, Mix, Version
from ensemble.studio.queries.reels import reels_of
from ensemble.studio.timeline import digest_of, heard_layers, layers_of_version, samples_of


def desk_of(mix: Mix, member: Member, *, since: int = -1) -> dict[str, Any]:
    """Return what changed after the mix's number `since`, as JSON: with -1, all of it.

    Times are in samples at 48 kHz; `gain_db` is None until the mix was measured once, and
    `is_measured` tells whether that was of how it stands now.
    """
    rows = mix.layers.filter(number__gt=since).order_by("position", "id")
    layers = list(rows.select_related("revision__media", "revision__piece__maker"))
    mine = Change.objects.filter(mix=mix, by=member)
    return {
        "number": mix.number,
        "target_lufs": mix.target_lufs,
        "gain_db": mix.gain_db,
        "is_measured": mix.measured == digest_of(heard_layers(mix), mix.target_lufs),
        "can_undo": mine.filter(undone_at=None).exists(),
        "can_redo": mine.exclude(undone_at=None).exists(),
        "layers": _told(layers),
        "versions": [_version(one) for one in mix.versions.select_related("kept_by")],
    }


def version_told(version: Version) -> dict[str, Any]:
    """Return a version with its tracks, as a browser plays them."""
    layers = layers_of_version(version)
    return _version(version) | {"layers": _told(layers)}


def _told(layers: Sequence[Layer]) -> list[dict[str, Any]]:
    reels = reels_of([layer.revision for layer in layers])
    makers = lines_of([layer.revision.piece for layer in layers])
    return [_layer(layer, reels.get(layer.revision.key), makers) for layer in layers]


def _layer(layer: Layer, reel: str | None, makers: Mapping[int, str]) -> dict[str, Any]:
    facts = {fader: getattr(layer, fader) for fader in (*ALL, "is_laid")}
    piece = layer.revision.piece
    return facts | {
        "key": layer.key,
        "revision": layer.revision.key,
        "name": piece.title,
        "byline": makers[piece.pk],
        "samples": samples_of(layer.revision),
        "reel": reel,
    }


def _version(version: Version) -> dict[str, Any]:
    return {
        "key": version.key,
        "name": version.name,
        "kept_by": version.kept_by.credited_as,
        "kept_at": version.created_at.isoformat(),
        "gain_db": version.gain_db,
        "loudness_lufs": version.loudness_lufs,
        "target_lufs": version.target_lufs,
    }
