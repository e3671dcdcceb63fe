"""Makes the segments of a plan in a pool, one ffmpeg with one thread each."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from pathlib import Path
from threading import Lock

from ensemble.engine import ffmpeg
from ensemble.engine.crew import all_of
from ensemble.engine.errors import RenderFailed
from ensemble.engine.fonts import Fonts, identity
from ensemble.engine.plan import Part, Plan, Segment
from ensemble.engine.plan_arguments import Feed, arguments
from ensemble.engine.plan_parts import Drawn
from ensemble.engine.render_cache import Kept, frames_in, key
from ensemble.engine.sources import Sources
from ensemble.engine.times import clock, from_frames
from ensemble.engine.titles import draw
from ensemble.engine.work import Report, Work


@dataclass(frozen=True, slots=True)
class Made:
    """Where the segments are, in order, and how many were made now rather than found."""

    names: tuple[str, ...]
    new: int


@dataclass(slots=True)
class Progress:
    """Frames done of all frames. Threads note them; only the one who asked tells them."""

    total: int
    report: Report
    done: dict[int, int] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)
    told: int = -1

    def note(self, first: int, frames: int) -> None:
        with self.lock:
            self.done[first] = max(frames, self.done.get(first, 0))

    def tell(self) -> None:
        with self.lock:
            together = sum(self.done.values())
        if together > self.told:
            self.told = together
            self.report(together / self.total, f"{together:,} of {self.total:,} frames.")


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every segment of one render needs."""

    plan: Plan
    sources: Sources
    fonts: Fonts
    kept: Kept
    progress: Progress


def make_segments(
    plan: Plan,
    sources: Sources,
    fonts: Fonts,
    kept: Kept,
    work: Work,
) -> Made:
    """Every segment that isn't kept yet. Raises RenderFailed with the name of the piece."""
    shop = Workshop(plan, sources, fonts, kept, Progress(plan.frames, work.report))
    seal = identity(fonts)
    names = tuple(key(segment, plan.profile, sources, seal) for segment in plan.segments)
    wanted = _missing(shop, names)
    tasks = [partial(_make, shop, name, segment) for name, segment in wanted.items()]
    all_of(tasks, work, shop.progress.tell)
    return Made(names, len(wanted))


def _missing(shop: Workshop, names: Iterable[str]) -> dict[str, Segment]:
    """Segments to make, each once even if the film shows it twice."""
    wanted: dict[str, Segment] = {}
    for name, segment in zip(names, shop.plan.segments, strict=True):
        if name in wanted or shop.kept.has(name, segment.frames):
            shop.progress.note(segment.first, segment.frames)
        else:
            wanted[name] = segment
    return wanted


def _make(shop: Workshop, name: str, segment: Segment, work: Work) -> None:
    work.stop_if_asked()
    target = work.folder / f"{name}.mp4"
    feeds = [
        _feed(shop, part, work.folder / f"{name}-{number}.png")
        for number, part in enumerate(segment.parts)
    ]
    try:
        ffmpeg.run(
            arguments(segment, shop.plan.profile, feeds, target),
            folder=work.folder,
            inputs=[feed.path for feed in feeds],
            duration=Fraction(segment.frames) / shop.plan.profile.rate,
            report=lambda part: shop.progress.note(segment.first, int(part * segment.frames)),
            cancelled=work.cancelled,
        )
    except RenderFailed as error:
        raise _failure(shop, segment) from error
    if frames_in(target) != segment.frames:
        raise _failure(shop, segment)
    shop.kept.keep(target, name)
    shop.progress.note(segment.first, segment.frames)


def _feed(shop: Workshop, part: Part, drawing: Path) -> Feed:
    if isinstance(part, Drawn):
        return Feed(draw(part.sheet, drawing, shop.fonts), "png_pipe")
    source = shop.sources[part.source]
    return Feed(source.media.path, source.demuxer, source.picture, source.seconds)


def _failure(shop: Workshop, segment: Segment) -> RenderFailed:
    moment = clock(from_frames(segment.first, shop.plan.profile.rate))
    return RenderFailed(
        f"The film stopped at {moment}: {segment.name} could not be made into it. "
        "Everything before is kept. Choose another version of it, or leave it out, and try again."
    )
