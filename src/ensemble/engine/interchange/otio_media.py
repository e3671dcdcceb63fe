"""Files of an OpenTimelineIO document: addresses relative to it, never out of its folder."""

import re
from pathlib import Path, PurePosixPath
from typing import Literal
from urllib.parse import quote, unquote, urlsplit

from ensemble.engine.timeline.items import Media

Kind = Literal["audio", "video", "image"]
KINDS: dict[Kind, str] = {
    "video": "mp4 m4v mov mkv webm ogv avi mxf mts m2ts mpg mpeg 3gp",
    "audio": "wav flac mp3 m4a aac ogg oga opus aif aiff caf",
    "image": "jpg jpeg png webp avif heic heif tif tiff gif bmp",
}


def address_of(media: Media, folder: Path | None) -> str:
    """Relative to the folder; a file that lies elsewhere keeps its whole `file:` address."""
    path = media.path
    if folder is not None and path.is_relative_to(folder):
        path = path.relative_to(folder)
    if not path.is_absolute():
        return quote(path.as_posix())
    return path.as_uri()


def path_within(address: str, folder: Path) -> Path | None:
    """The file it names, if it is within the folder: by its address, or else by its name alone."""
    try:
        named = _named(address)
        if named is None or not named.name:
            return None
        if _is_within(folder / named, folder):
            return folder / named
        beside = folder / named.name
        return beside if _is_within(beside, folder) and beside.is_file() else None
    except (OSError, ValueError):
        return None


def name_in(address: str) -> str:
    """What a person would call the file of an address."""
    return unquote(address).replace("\\", "/").rstrip("/").rpartition("/")[2] or address


def kind_of(path: Path, otherwise: Kind) -> Kind:
    """What a file is by its name's end; `otherwise` where that says nothing."""
    suffix = path.suffix.lower().lstrip(".")
    return next((kind for kind in KINDS if suffix in KINDS[kind].split()), otherwise)


def _named(address: str) -> PurePosixPath | None:
    """A path as an address or a path of any system says it; None for what is no file."""
    parts = urlsplit(address)
    if parts.scheme not in ("", "file") or len(address) > 4000:
        return None
    path = unquote(parts.path if parts.netloc in ("", "localhost") else parts.netloc + parts.path)
    return PurePosixPath(path.replace("\\", "/"))


def _is_within(path: Path, folder: Path) -> bool:
    """Neither by `..`, nor from a root of any system, nor through a link."""
    if not path.is_relative_to(folder):
        return False
    parts = path.relative_to(folder).parts
    if ".." in parts or "\0" in str(path) or re.fullmatch("[A-Za-z]:", parts[0]):
        return False
    return path.resolve().is_relative_to(folder.resolve())
