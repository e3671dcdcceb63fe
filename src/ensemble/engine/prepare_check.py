"""Looks once more at what tied programs made, before it leaves their folder."""

from ensemble.engine.bounds import BROKEN
from ensemble.engine.errors import EngineError, Unreadable
from ensemble.engine.prepared import Derived, Prepared
from ensemble.engine.sniff import sniff

EXPECTED = {"audio/webm": {"webm"}, "audio/mp4": {"m4a", "mp4"}, "video/mp4": {"mp4"}}
EXPECTED |= {"audio/flac": {"flac"}, "image/webp": {"webp"}, "image/jpeg": {"jpeg"}}


def checked(made: Prepared) -> Prepared:
    """The same. Raises Unreadable when a file is missing or is not what it is called."""
    for derived in made.derived:
        if not _is_as_called(derived):
            raise Unreadable(BROKEN)
    return made


def _is_as_called(derived: Derived) -> bool:
    path = derived.path
    if path.is_symlink() or not path.is_file():
        return False
    if derived.content_type == "application/json":
        return True  # written by us, outside of the sandbox
    if derived.content_type == "image/avif":
        with path.open("rb") as opened:
            return opened.read(12)[4:] == b"ftypavif"
    try:
        return sniff(path).name in EXPECTED[derived.content_type]
    except EngineError:
        return False
