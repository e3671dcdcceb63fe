"""Makes the segments of a plan in a pool, one ffmpeg with one thread each."""

from collections.abc import Iterable
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from fractions import Fraction
from threading import Event, Lock

from ensemble.engine import ffmpeg
from ensemble.engine.errors import Cancelled, RenderFailed
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
    """Frames done of all frames, told from several threads."""

    total: int
    report: Report
    done: dict[int, int] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def tell(self, first: int, frames: int) -> None:
        with self.lock:
            self.done[first] = max(frames, self.done.get(first, 0))
            together = sum(self.done.values())
            self.report(together / self.total, f"{together:,} of {self.total:,} frames.")


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every segment of one render needs."""

    plan: Plan
    sources: Sources
    fonts: Fonts
    kept: Kept
    progress: Progress
    work: Work


def make_segments(
    plan: Plan,
    sources: Sources,
    fonts: Fonts,
    kept: Kept,
    work: Work,
) -> Made:
    """Every segment that isn't kept yet. Raises RenderFailed with the name of the piece."""
    given_up = Event()

    def stopped() -> bool:
        return given_up.is_set() or bool(work.cancelled and work.cancelled())

    progress = Progress(plan.frames, work.report)
    shop = Workshop(plan, sources, fonts, kept, progress, replace(work, cancelled=stopped))
    seal = identity(fonts)
    names = tuple(key(segment, plan.profile, sources, seal) for segment in plan.segments)
    wanted = _missing(shop, names)
    with ThreadPoolExecutor(work.workers) as pool:
        running = [pool.submit(_make, shop, name, segment) for name, segment in wanted.items()]
        try:
            _all_of(running)
        finally:
            given_up.set()
            pool.shutdown(cancel_futures=True)
    return Made(names, len(wanted))


def _missing(shop: Workshop, names: Iterable[str]) -> dict[str, Segment]:
    """Segments to make, each once even if the film shows it twice."""
    wanted: dict[str, Segment] = {}
    for name, segment in zip(names, shop.plan.segments, strict=True):
        if name in wanted or shop.kept.has(name, segment.frames):
            shop.progress.tell(segment.first, segment.frames)
        else:
            wanted[name] = segment
    return wanted


def _all_of(running: list[Future[None]]) -> None:
    done, _ = wait(running, return_when=FIRST_EXCEPTION)
    failures = [error for future in done if (error := future.exception())]
    # What failed says more than what was called off because of it.
    failures.sort(key=lambda error: isinstance(error, Cancelled))
    if failures:
        raise failures[0]


def _make(shop: Workshop, name: str, segment: Segment) -> None:
    shop.work.stop_if_asked()
    target = shop.work.folder / f"{name}.mp4"
    feeds = [_feed(shop, part, f"{name}-{number}") for number, part in enumerate(segment.parts)]
    try:
        ffmpeg.run(
            arguments(segment, shop.plan.profile, feeds, target),
            folder=shop.work.folder,
            inputs=[feed.path for feed in feeds],
            duration=Fraction(segment.frames) / shop.plan.profile.rate,
            report=lambda part: shop.progress.tell(segment.first, int(part * segment.frames)),
            cancelled=shop.work.cancelled,
        )
    except RenderFailed as error:
        raise _failure(shop, segment) from error
    if frames_in(target) != segment.frames:
        raise _failure(shop, segment)
    shop.kept.keep(target, name)
    shop.progress.tell(segment.first, segment.frames)


def _feed(shop: Workshop, part: Part, name: str) -> Feed:
    if isinstance(part, Drawn):
        return Feed(draw(part.sheet, shop.work.folder / f"{name}.png", shop.fonts), "png_pipe")
    source = shop.sources[part.source]
    return Feed(source.media.path, source.demuxer, source.seconds)


def _failure(shop: Workshop, segment: Segment) -> RenderFailed:
    moment = clock(from_frames(segment.first, shop.plan.profile.rate))
    return RenderFailed(
        f"The film stopped at {moment}: {segment.name} could not be made into it. "
        "Everything before is kept. Choose another version of it, or leave it out, and try again."
    )
