"""What has to be known about a timeline's files before it can be played."""

import hashlib
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from ensemble.engine.cache.folder import Cache
from ensemble.engine.cache.notes import Facts, note, noted
from ensemble.engine.cache.stamps import hashed
from ensemble.engine.errors import EngineError, Unsupported
from ensemble.engine.ingest.mezzanine import mezzanine, needs_mezzanine
from ensemble.engine.ingest.probe import probe
from ensemble.engine.ingest.tones import guessed_matrix
from ensemble.engine.timeline import Media, Timeline

REST = ("picture", "sound", "width", "height", "transfer", "matrix")


@dataclass(frozen=True, slots=True)
class Source:
    """A file, how to open it, and the SHA-256 of what is in it. No `channels`: no sound.

    `picture` and `sound` are the numbers of its streams. Width and height are as shown; `transfer`
    and `matrix` say what its colors need (see `tones`).
    """

    media: Media
    demuxer: str
    channels: int
    seconds: Fraction
    sha256: str
    picture: int = 0
    sound: int = 0
    width: int = 0
    height: int = 0
    transfer: str | None = None
    matrix: str = ""

    @property
    def fingerprint(self) -> tuple[str, str]:
        """What a picture made of it depends on: not its name, nor where it lies."""
        return self.demuxer, self.sha256


Sources = Mapping[str, Source]


def survey(timeline: Timeline, notes: Cache | None = None) -> Sources:
    """Look into every file of a timeline, by name. Raises what `check` and `probe` raise.

    What `notes` know of a file's content isn't found out again: no program is started for it.
    """
    timeline.check()
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(partial(_look_into, notes=notes), timeline.media))
    return {source.media.name: source for source in found}


def digest(path: Path) -> str:
    """The SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _look_into(media: Media, notes: Cache | None) -> Source:
    sha256 = media.sha256 or _digest(media.path, notes)
    facts = _remembered(notes, f"source-{hashed(sha256)}", partial(_found_out, media))
    if facts["kind"] != media.kind and (facts["kind"], media.kind) != ("video", "audio"):
        raise Unsupported(f"“{media.name}” is not what it was taken for. Choose it again.")
    seconds = Fraction(facts["seconds"])
    rest = {name: facts[name] for name in REST}
    source = Source(media, facts["demuxer"], facts["channels"], seconds, sha256, **rest)
    hard = media.kind == "video" and facts.get("hard")
    return _eased(source, notes) if hard and notes else source


def _eased(source: Source, cache: Cache) -> Source:
    """A film that is hard to cut, in a form that is not: made once, and kept."""
    sha256 = hashed("mezzanine", source.sha256)
    name = f"mezzanine-{sha256}.mp4"
    if cache.fetch(name) is None:
        with TemporaryDirectory() as folder:
            cache.keep(mezzanine(source.media.path, Path(folder)), name)
    path = cache.fetch(name)
    if path is None:  # the cache is full of what is needed more
        return source
    return _look_into(replace(source.media, path=path, sha256=sha256), cache)


def _remembered(notes: Cache | None, name: str, find_out: Callable[[], Facts]) -> Facts:
    if notes is None:
        return find_out()
    known = noted(notes, name)
    if known is None:
        known = find_out()
        note(notes, name, known)
    return known


def _found_out(media: Media) -> Facts:
    try:
        found = probe(media.path)
    except EngineError as error:
        raise type(error)(f"“{media.name}” can't be used. {error.sentence}") from error
    return {
        "kind": found.kind,
        "demuxer": found.demuxer,
        "channels": found.channels or 0,
        "seconds": str(found.duration),
        "picture": found.video_index or 0,
        "sound": found.audio_index or 0,
        "width": found.width or 0,
        "height": found.height or 0,
        "transfer": found.transfer,
        "matrix": guessed_matrix(found) if found.kind == "video" else "",
        "hard": needs_mezzanine(found),
    }


def _digest(path: Path, notes: Cache | None) -> str:
    """Read once, unless the file was changed since."""
    found = path.stat()
    seal = hashed(str(path.absolute()), found.st_ino, found.st_size, found.st_mtime_ns)
    facts = _remembered(notes, f"file-{seal}", lambda: {"sha256": digest(path)})
    return str(facts["sha256"])
