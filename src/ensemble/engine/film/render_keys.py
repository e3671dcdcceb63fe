"""The names of atoms."""

from dataclasses import replace

from ensemble.engine.cache.stamps import hashed
from ensemble.engine.film.parts import Drawn, Part, Tiled
from ensemble.engine.film.plan import Segment
from ensemble.engine.ingest.sources import Sources
from ensemble.engine.profiles import Profile


def atom_name(segment: Segment, profile: Profile, sources: Sources, fonts: str) -> str:
    """Where a segment stands in the film and what it is called don't matter."""
    parts = [_identity(part, sources, fonts) for part in segment.parts]
    over = segment.overs and (segment.overs, fonts)
    # Its sound is made apart.
    silent = replace(profile, name="", sound_kbps=0)
    return f"atom-{hashed(silent, segment.frames, segment.fade, segment.join, parts, over)}.mp4"


def _identity(part: Part, sources: Sources, fonts: str) -> object:
    if isinstance(part, Drawn):
        return part, fonts
    if isinstance(part, Tiled):
        tiles = [
            (each.place, each.edge, _identity(each.part, sources, fonts)) for each in part.tiles
        ]
        return part.ground, part.overs, fonts, tiles
    return part.nameless, sources[part.source].fingerprint
