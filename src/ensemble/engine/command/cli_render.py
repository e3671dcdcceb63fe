"""The command that renders: a film, a recording, or a playlist to look at meanwhile."""

import argparse
import sys
from pathlib import Path
from typing import Any

from ensemble.engine.cache.folder import FolderCache
from ensemble.engine.errors import Unsupported
from ensemble.engine.film.render import render
from ensemble.engine.film.render_film import plan_film
from ensemble.engine.film.render_hls import stream
from ensemble.engine.interchange.documents import load
from ensemble.engine.interchange.tasl import work_of, write_beside
from ensemble.engine.lettering import fonts
from ensemble.engine.profiles import Profile, profile_named
from ensemble.engine.timeline import Timeline
from ensemble.engine.work import Work


def add_arguments(verb: argparse.ArgumentParser) -> None:
    """What `render` takes besides a file, a target, a shape and fonts."""
    verb.add_argument("--cache", type=Path, help="keep finished segments in this folder")
    verb.add_argument("--workers", type=int, default=2, help="programs at a time (2)")
    verb.add_argument("--proxy", action="store_true", help="half the size, quickly")
    verb.add_argument("--hls", action="store_true", help="a playlist: --to is a folder")


def render_timeline(asked: argparse.Namespace, folder: Path) -> Any:
    timeline = load(asked.file)
    if asked.hls:
        return _streamed(timeline, asked, folder)
    made = render(
        timeline,
        asked.to,
        folder,
        report=tell,
        profile=_profile(timeline, asked),
        cache=asked.cache,
        fonts=fonts_of(asked),
        workers=max(1, asked.workers),
    )
    write_beside(asked.to, work_of(timeline, asked.to.stem))
    return made


def fonts_of(asked: argparse.Namespace) -> fonts.Fonts:
    """The fonts that `--fonts` names, or those that are found."""
    if asked.fonts is not None and not asked.fonts.exists():
        raise Unsupported(f"There are no fonts at {asked.fonts}.")
    return fonts.found_in(asked.fonts)


def tell(part: float, words: str) -> None:
    """How far it is, on the error channel."""
    sys.stderr.write(f"{part:6.1%}  {words}\n")


def _streamed(timeline: Timeline, asked: argparse.Namespace, folder: Path) -> Any:
    if not timeline.is_seen:
        raise Unsupported("There is nothing to see in this. Render it as .flac.")
    cache = FolderCache(asked.cache or folder / "segments")
    shape = _profile(timeline, asked)
    film = plan_film(timeline, profile=shape, fonts=fonts_of(asked), cache=cache)
    work = Work(folder, tell, workers=max(1, asked.workers))
    return stream(film, asked.to, cache, work)


def _profile(timeline: Timeline, asked: argparse.Namespace) -> Profile:
    shape = profile_named(asked.shape or timeline.format)
    return shape.proxy() if asked.proxy else shape
