"""A timeline becomes a film, or a recording when there is nothing to see."""

import shutil
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from ensemble.engine import audio
from ensemble.engine.captions import to_webvtt
from ensemble.engine.errors import Unsupported
from ensemble.engine.fonts import Fonts, found_in
from ensemble.engine.mix import Mixed, mix
from ensemble.engine.plan import Plan, plan
from ensemble.engine.profiles import Profile, profile_named
from ensemble.engine.render_cache import Kept
from ensemble.engine.render_join import join
from ensemble.engine.render_segments import make_segments
from ensemble.engine.sources import Sources, survey
from ensemble.engine.timeline import Timeline
from ensemble.engine.titles import measuring
from ensemble.engine.work import Question, Report, Work, tell_nobody


@dataclass(frozen=True, slots=True)
class Rendered:
    """What was made. `also` are the files beside `path`: an M4A of a recording, captions.

    `new_segments` of `segments` were made now; the rest were kept from an earlier time.
    """

    path: Path
    duration: Fraction
    sound: Mixed
    also: tuple[Path, ...] = ()
    frames: int = 0
    width: int = 0
    height: int = 0
    segments: int = 0
    new_segments: int = 0


def render(
    timeline: Timeline,
    output: Path,
    folder: Path,
    *,
    report: Report = tell_nobody,
    cancelled: Question | None = None,
    profile: Profile | None = None,
    cache: Path | None = None,
    fonts: Fonts | None = None,
    gain_db: float = 0.0,
    workers: int = 2,
) -> Rendered:
    """Write `output`: .mp4 for a film; .flac with an .m4a beside it for a recording.

    Works in `folder`; finished segments stay in `cache` (by default in it) and are used again.
    """
    sources = survey(timeline)
    job = Job(timeline, output, sources, gain_db, Work(folder, report, cancelled, workers))
    if not timeline.is_seen:
        return _recording(job)
    kept = Kept(cache or folder / "segments")
    return _film(job, profile or profile_named(timeline.format), kept, fonts or found_in())


@dataclass(frozen=True, slots=True)
class Job:
    """What was asked for, handed from step to step."""

    timeline: Timeline
    output: Path
    sources: Sources
    gain_db: float
    work: Work

    def mixed(self, output: Path, work: Work, samples: int | None = None) -> Mixed:
        return mix(
            self.timeline,
            output,
            work.folder,
            report=work.report,
            cancelled=work.cancelled,
            gain_db=self.gain_db,
            samples=samples,
            sources=self.sources,
            workers=work.workers,
        )


def _recording(job: Job) -> Rendered:
    if job.output.suffix != ".flac":
        raise Unsupported("There is nothing to see in this, so it is written as .flac.")
    work = job.work
    made = job.mixed(work.folder / "recording.wav", work.part(0, 0.8))
    light = audio.encode(made.path, work.folder / "recording.m4a", work, *audio.AAC)
    audio.deliver(made.path, job.output, work)
    beside = job.output.with_suffix(".m4a")
    shutil.move(light, beside)
    work.report(1.0, "The recording is made.")
    made = replace(made, path=job.output)
    return Rendered(job.output, made.duration, made, (beside, *_captions(job)))


def _film(job: Job, shape: Profile, kept: Kept, fonts: Fonts) -> Rendered:
    if job.output.suffix != ".mp4":
        raise Unsupported("A film is written as .mp4.")
    work = job.work
    planned = plan(job.timeline, shape, measuring(fonts))
    sound = job.mixed(work.folder / "sound.wav", work.part(0, 0.05), planned.samples)
    made = make_segments(planned, job.sources, fonts, kept, work.part(0.05, 0.95))
    film = join([kept.path(name) for name in made.names], sound.path, planned, work)
    shutil.move(film, job.output)
    work.report(1.0, "The film is made.")
    return _rendered(job, planned, sound, made.new)


def _rendered(job: Job, planned: Plan, sound: Mixed, new: int) -> Rendered:
    return Rendered(
        job.output,
        planned.duration,
        sound,
        _captions(job),
        planned.frames,
        planned.profile.width,
        planned.profile.height,
        len(planned.segments),
        new,
    )


def _captions(job: Job) -> tuple[Path, ...]:
    if not job.timeline.captions:
        return ()
    beside = job.output.with_suffix(".vtt")
    beside.write_text(to_webvtt(job.timeline.captions), encoding="utf-8")
    return (beside,)
