"""Names for what is made: hashes of everything that it depends on, and of nothing else."""

import hashlib
from dataclasses import replace

from ensemble.engine import ffmpeg
from ensemble.engine.plan import Segment
from ensemble.engine.plan_parts import Drawn, Part
from ensemble.engine.profiles import Profile
from ensemble.engine.sources import Sources

# Raise this when the same plan makes other pictures than before.
MAKING = 3


def atom_name(segment: Segment, profile: Profile, sources: Sources, fonts: str) -> str:
    """Where a segment stands in the film and what it is called don't matter."""
    parts = [_identity(part, sources, fonts) for part in segment.parts]
    # Its sound is made apart.
    silent = replace(profile, name="", sound_kbps=0)
    return f"atom-{hashed(silent, segment.frames, segment.fade, parts)}.mp4"


def hashed(*facts: object) -> str:
    """The SHA-256 of facts whose `repr` says all of them, and of the versions that make it."""
    return hashlib.sha256(repr((MAKING, ffmpeg.version(), facts)).encode()).hexdigest()


def _identity(part: Part, sources: Sources, fonts: str) -> object:
    if isinstance(part, Drawn):
        return part, fonts
    return part.nameless, sources[part.source].fingerprint
