"""Names for what is made and found out: hashes of everything it depends on, and nothing else."""

import hashlib

from ensemble.engine.process import ffmpeg

# Raise this when the same plan makes other pictures than before.
MAKING = 6


def hashed(*facts: object) -> str:
    """The SHA-256 of facts whose `repr` says all of them, and of the versions that make it."""
    return hashlib.sha256(repr((MAKING, ffmpeg.version(), facts)).encode()).hexdigest()
