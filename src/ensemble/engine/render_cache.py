"""Finished segments kept in a folder, each named by the hash of everything it depends on."""

import hashlib
import os
import shutil
import struct
import threading
from pathlib import Path

from ensemble.engine import ffmpeg
from ensemble.engine.plan import Segment
from ensemble.engine.plan_parts import Drawn
from ensemble.engine.profiles import Profile
from ensemble.engine.sources import Sources

# Raise this when the same plan makes other pictures than before.
MAKING = 2


class Kept:
    """A folder of segments. Several renders may share it: a file appears whole or not at all."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder

    def path(self, name: str) -> Path:
        return self.folder / f"{name}.mp4"

    def has(self, name: str, frames: int) -> bool:
        """Whether it is there, with all its frames (a disk may have lost power)."""
        path = self.path(name)
        return path.is_file() and frames_in(path) == frames

    def keep(self, made: Path, name: str) -> None:
        """Move a finished segment in. The folder may be on another disk."""
        arriving = self.folder / f"{name}.{os.getpid()}.{threading.get_ident()}.part"
        shutil.move(made, arriving)
        arriving.replace(self.path(name))


def key(segment: Segment, profile: Profile, sources: Sources, fonts: str) -> str:
    """The name of a segment. Where it stands in the film and what it is called don't matter."""
    parts = [
        f"{part!r} {fonts}"
        if isinstance(part, Drawn)
        else repr((part.nameless, sources[part.source].fingerprint))
        for part in segment.parts
    ]
    facts = (MAKING, ffmpeg.version(), profile, segment.frames, segment.fade, parts)
    return hashlib.sha256(repr(facts).encode()).hexdigest()


def frames_in(path: Path) -> int:
    """How many frames an MP4 of ours says it has (its `stsz` box, which is near the end)."""
    content = path.read_bytes()
    box = content.rfind(b"stsz")
    if box < 0 or box + 16 > len(content):
        return 0
    return int(struct.unpack(">I", content[box + 12 : box + 16])[0])
