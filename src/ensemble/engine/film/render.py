"""A timeline becomes a film, or a recording when there is nothing to see.

`render` does it all here. To share the work with other machines, take its steps: `plan_film`,
`missing`, `make_atoms` (anywhere, for any of the names, with the same cache), `finish`.
"""

import shutil
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from ensemble.engine.cache.folder import Cache, FolderCache
from ensemble.engine.errors import Unsupported
from ensemble.engine.film.render_film import Film, kept_atoms, plan_film
from ensemble.engine.film.render_join import join
from ensemble.engine.film.render_missing import make_missing
from ensemble.engine.film.render_sound import film_name, kept_sound, make_sound
from ensemble.engine.ingest.sources import survey
from ensemble.engine.lettering.captions import to_subrip, to_webvtt
from ensemble.engine.lettering.fonts import Fonts
from ensemble.engine.profiles import Profile
from ensemble.engine.sound import audio
from ensemble.engine.sound.mix import Mixed, mix
from ensemble.engine.timeline import Timeline
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
    cache: Cache | Path | None = None,
    fonts: Fonts | None = None,
    gain_db: float = 0.0,
    target_lufs: float | None = None,
    workers: int = 2,
) -> Rendered:
    """Write `output`: .mp4 for a film; .flac with an .m4a beside it for a recording.

    A recording is as loud as `target_lufs` says; with None it is turned by `gain_db`. Works in
    `folder`. Finished atoms stay in `cache`, a folder (by default in it) or any `Cache`, and are
    used again.
    """
    work = Work(folder, report, cancelled, workers)
    if not timeline.is_seen:
        return _recording(timeline, output, work, gain_db, target_lufs)
    _must_end(output, ".mp4", "A film is written as .mp4.")
    if cache is None or isinstance(cache, Path):
        cache = FolderCache(cache or folder / "segments")
    film = plan_film(timeline, profile=profile, fonts=fonts, cache=cache)
    if kept := _kept(film, output, cache, gain_db):
        work.report(1.0, "Nothing has changed: the film is there.")
        return kept
    new = make_missing(film, cache, work, part=0.9, gain_db=gain_db)
    made = finish(film, output, cache, work.part(0.9 if new else 0, 1), gain_db=gain_db)
    return replace(made, new_segments=new)


def finish(film: Film, output: Path, cache: Cache, work: Work, *, gain_db: float = 0.0) -> Rendered:
    """Lay the sound under the atoms of a film, which are all kept by now, and write `output`."""
    sound = make_sound(film, cache, work.part(0, 0.9), gain_db=gain_db)
    whole = join(kept_atoms(film, cache), sound.path, film.plan, work)
    shutil.copyfile(whole, spare := work.folder / film_name(film, gain_db))
    cache.keep(spare, spare.name)
    shutil.move(whole, output)
    work.report(1.0, "The film is made.")
    return _rendered(film, output, sound.mixed)


def _kept(film: Film, output: Path, cache: Cache, gain_db: float) -> Rendered | None:
    """The same film, if it was made before: a copy, for what happens to it is not our business."""
    whole, sound = cache.fetch(film_name(film, gain_db)), kept_sound(film, cache, gain_db=gain_db)
    if not whole or not sound:
        return None
    shutil.copyfile(whole, output)
    return _rendered(film, output, replace(sound.mixed, path=output))


def _rendered(film: Film, output: Path, sound: Mixed) -> Rendered:
    shape = film.plan.profile
    return Rendered(
        output,
        film.plan.duration,
        sound,
        _captions(film.timeline, output),
        film.plan.frames,
        shape.width,
        shape.height,
        len(film.plan.segments),
    )


def _recording(
    timeline: Timeline, output: Path, work: Work, gain_db: float, target_lufs: float | None
) -> Rendered:
    _must_end(output, ".flac", "There is nothing to see in this, so it is written as .flac.")
    beside = output.with_suffix(".m4a")
    made = mix(
        timeline,
        output,
        work.folder,
        report=work.report,
        cancelled=work.cancelled,
        gain_db=gain_db,
        target_lufs=target_lufs,
        sources=survey(timeline),
        workers=work.workers,
        also={beside: audio.AAC},
    )
    work.report(1.0, "The recording is made.")
    return Rendered(output, made.duration, made, (beside, *_captions(timeline, output)))


def _must_end(output: Path, suffix: str, sentence: str) -> None:
    if output.suffix != suffix:
        raise Unsupported(sentence)


def _captions(timeline: Timeline, output: Path) -> tuple[Path, ...]:
    if not timeline.captions:
        return ()
    texts = {".vtt": to_webvtt, ".srt": to_subrip}
    for suffix, written in texts.items():
        output.with_suffix(suffix).write_text(written(timeline.captions), encoding="utf-8")
    return tuple(output.with_suffix(suffix) for suffix in texts)
