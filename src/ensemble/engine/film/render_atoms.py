"""Makes atoms of a film in a pool, one ffmpeg with one thread each."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from pathlib import Path

from ensemble.engine.cache.boxes import frames_in
from ensemble.engine.cache.folder import Cache
from ensemble.engine.crew import all_of
from ensemble.engine.errors import RenderFailed
from ensemble.engine.film.parts import Shot, Tiled
from ensemble.engine.film.plan import Segment
from ensemble.engine.film.plan_arguments import arguments
from ensemble.engine.film.progress import Kind, Progress, Task
from ensemble.engine.film.render_feeds import Table
from ensemble.engine.film.render_film import Film
from ensemble.engine.film.render_keys import atom_name
from ensemble.engine.lettering.fonts import identity
from ensemble.engine.process import ffmpeg
from ensemble.engine.profiles import Profile
from ensemble.engine.times import clock, from_frames
from ensemble.engine.work import Work


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every atom of one render needs."""

    film: Film
    cache: Cache
    progress: Progress


def make_atoms(
    film: Film,
    names: Collection[str],
    cache: Cache,
    work: Work,
    *,
    beside: Sequence[Callable[[Work], object]] = (),
) -> None:
    """Make these atoms and keep them. Raises RenderFailed with the name of the piece.

    What is to be done `beside` them is begun first, by one of the workers.
    """
    wanted = film.chosen(names)
    if not wanted:
        return
    counted = {name: Task(_kind(each), each.frames) for name, each in wanted.items()}
    shop = Workshop(film, cache, Progress(counted, work.report, work.workers))
    tasks: list[Callable[[Work], object]] = [*beside]
    tasks += [partial(_make, shop, name, segment) for name, segment in wanted.items()]
    all_of(tasks, work, shop.progress.tell)


def _make(shop: Workshop, name: str, segment: Segment, work: Work) -> None:
    work.stop_if_asked()
    shop.progress.note(name, 0)
    target = work.folder / name
    _write(
        shop,
        segment,
        shop.film.plan.profile,
        target,
        work,
        report=lambda part: shop.progress.note(name, int(part * segment.frames)),
    )
    shop.cache.keep(target, name)
    shop.progress.note(name, segment.frames)


def _write(
    shop: Workshop,
    segment: Segment,
    profile: Profile,
    target: Path,
    work: Work,
    *,
    report: Callable[[float], None] | None = None,
) -> None:
    """Make one atom, or a strip of one, and see that it has all its frames."""
    strip = partial(_strip, shop, work, target.stem)
    feeds = Table(shop.film, work.folder, target.stem, strip).feeds(segment)
    try:
        ffmpeg.run(
            arguments(segment, profile, feeds, target),
            folder=work.folder,
            inputs=list(dict.fromkeys(path for feed in feeds for path in feed.paths)),
            duration=Fraction(segment.frames) / profile.rate,
            report=report,
            cancelled=work.cancelled,
        )
    except RenderFailed as error:
        raise _failure(shop.film, segment) from error
    if frames_in(target) != segment.frames:
        raise _failure(shop.film, segment)


def _strip(shop: Workshop, work: Work, stem: str, segment: Segment, profile: Profile) -> Path:
    """A part of a large layout as a film, kept for the next time that its layout is made."""
    work.stop_if_asked()
    film = shop.film
    name = atom_name(segment, profile, film.sources, identity(film.fonts))
    if found := shop.cache.fetch(name, segment.frames):
        return found
    # Another atom may be making the same one, so the name is of this atom too.
    target = work.folder / f"{stem[-12:]}-{name}"
    _write(shop, segment, profile, target, work)
    shop.cache.keep(target, name)
    return shop.cache.fetch(name, segment.frames) or target


def _kind(segment: Segment) -> Kind:
    if len(segment.parts) > 1 or isinstance(segment.parts[0], Tiled):
        return "both"
    return "shot" if isinstance(segment.parts[0], Shot) else "still"


def _failure(film: Film, segment: Segment) -> RenderFailed:
    moment = clock(from_frames(segment.first, film.plan.profile.rate))
    return RenderFailed(
        f"The film stopped at {moment}: {segment.name} could not be made into it. "
        "Everything before is kept. Choose another version of it, or leave it out, and try again."
    )
