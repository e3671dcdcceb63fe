"""Makes atoms of a film in a pool, one ffmpeg with one thread each."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from pathlib import Path

from ensemble.engine import ffmpeg
from ensemble.engine.boxes import frames_in
from ensemble.engine.crew import all_of
from ensemble.engine.errors import RenderFailed
from ensemble.engine.plan import Part, Segment
from ensemble.engine.plan_arguments import Feed, arguments
from ensemble.engine.plan_parts import Drawn, Shot
from ensemble.engine.progress import Kind, Progress, Task
from ensemble.engine.render_cache import Cache
from ensemble.engine.render_film import Film
from ensemble.engine.times import clock, from_frames
from ensemble.engine.titles import draw
from ensemble.engine.work import Work


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every atom of one render needs."""

    film: Film
    cache: Cache
    progress: Progress


def make_atoms(film: Film, names: Collection[str], cache: Cache, work: Work) -> None:
    """Make these atoms and keep them. Raises RenderFailed with the name of the piece."""
    wanted = film.chosen(names)
    if not wanted:
        return
    counted = {name: Task(_kind(each), each.frames) for name, each in wanted.items()}
    shop = Workshop(film, cache, Progress(counted, work.report, work.workers))
    tasks = [partial(_make, shop, name, segment) for name, segment in wanted.items()]
    all_of(tasks, work, shop.progress.tell)


def _make(shop: Workshop, name: str, segment: Segment, work: Work) -> None:
    work.stop_if_asked()
    shop.progress.note(name, 0)
    target = work.folder / name
    feeds = [
        _feed(shop.film, part, work.folder / f"{target.stem}-{number}.png")
        for number, part in enumerate(segment.parts)
    ]
    profile = shop.film.plan.profile
    try:
        ffmpeg.run(
            arguments(segment, profile, feeds, target),
            folder=work.folder,
            inputs=[feed.path for feed in feeds],
            duration=Fraction(segment.frames) / profile.rate,
            report=lambda part: shop.progress.note(name, int(part * segment.frames)),
            cancelled=work.cancelled,
        )
    except RenderFailed as error:
        raise _failure(shop.film, segment) from error
    if frames_in(target) != segment.frames:
        raise _failure(shop.film, segment)
    shop.cache.keep(target, name)
    shop.progress.note(name, segment.frames)


def _kind(segment: Segment) -> Kind:
    if len(segment.parts) > 1:
        return "both"
    return "shot" if isinstance(segment.parts[0], Shot) else "still"


def _feed(film: Film, part: Part, drawing: Path) -> Feed:
    if isinstance(part, Drawn):
        return Feed(draw(part.sheet, drawing, film.fonts), "png_pipe")
    source = film.sources[part.source]
    return Feed(source.media.path, source.demuxer, source.picture, source.seconds)


def _failure(film: Film, segment: Segment) -> RenderFailed:
    moment = clock(from_frames(segment.first, film.plan.profile.rate))
    return RenderFailed(
        f"The film stopped at {moment}: {segment.name} could not be made into it. "
        "Everything before is kept. Choose another version of it, or leave it out, and try again."
    )
