"""The sound of a film: mixed and encoded once, and kept as long as nothing in it changes."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from fractions import Fraction
from pathlib import Path

from ensemble.engine.cache.folder import Cache
from ensemble.engine.cache.notes import Facts, note, noted
from ensemble.engine.cache.stamps import hashed
from ensemble.engine.errors import RenderFailed
from ensemble.engine.film.render_film import Film
from ensemble.engine.sound import aac
from ensemble.engine.sound.mix import Mixed, mix
from ensemble.engine.work import Work, tell_nobody


@dataclass(frozen=True, slots=True)
class Sound:
    """AAC in `path`, and what is known of the mix that it was made from."""

    path: Path
    mixed: Mixed


def sound_name(film: Film, gain_db: float) -> str:
    """The name of its sound, without a suffix. Where files lie, and pictures, don't matter."""
    return f"sound-{hashed(film.heard, gain_db, film.plan.profile.sound_kbps)}"


def film_name(film: Film, gain_db: float) -> str:
    """The name of the whole: its atoms in their order, and its sound."""
    return f"film-{hashed(film.names, sound_name(film, gain_db), film.plan.profile.rate)}.mp4"


def kept_sound(film: Film, cache: Cache, *, gain_db: float = 0.0) -> Sound | None:
    """The sound of a film if it was made before."""
    name = sound_name(film, gain_db)
    facts, path = noted(cache, name), cache.fetch(f"{name}.m4a")
    return Sound(path, mixed_from(facts, path)) if facts and path else None


def make_sound(film: Film, cache: Cache, work: Work, *, gain_db: float = 0.0) -> Sound:
    """The kept sound of a film, or a new one."""
    return kept_sound(film, cache, gain_db=gain_db) or _made(film, cache, work, gain_db)


def sound_beside(
    film: Film, cache: Cache, *, gain_db: float = 0.0
) -> tuple[Callable[[Work], object], ...]:
    """What is to be done while atoms are made, so that their sound is there when they are."""
    if kept_sound(film, cache, gain_db=gain_db):
        return ()
    return (lambda work: make_sound(film, cache, replace(work, workers=1), gain_db=gain_db),)


def _made(film: Film, cache: Cache, work: Work, gain_db: float) -> Sound:
    name = sound_name(film, gain_db)
    mixed = _mixed(film, work, gain_db)
    encoded = work.folder / f"{name}.m4a"
    length, rate = film.plan.samples, film.plan.profile.sound_kbps
    quiet = replace(work, report=tell_nobody)
    aac.encode_wave(mixed.path, encoded, samples=length, kbps=rate, cache=cache, work=quiet)
    # The facts last: when they are there, all of it is.
    cache.keep(encoded, encoded.name)
    note(cache, name, facts_of(mixed))
    work.report(1.0, "The sound is made.")
    kept = cache.fetch(encoded.name)
    if kept is None:
        raise RenderFailed("The sound was lost on the way. Start it again.")
    return Sound(kept, mixed)


def _mixed(film: Film, work: Work, gain_db: float) -> Mixed:
    return mix(
        film.timeline,
        work.folder / "sound.wav",
        work.folder,
        report=work.part(0, 0.6).report,
        cancelled=work.cancelled,
        gain_db=gain_db,
        samples=film.plan.samples,
        sources=film.sources,
        workers=work.workers,
    )


def facts_of(mixed: Mixed) -> Facts:
    """What is to be noted of a mix: all but where it lies."""
    return asdict(mixed) | {"path": ""}


def mixed_from(facts: Facts, path: Path) -> Mixed:
    """The mix that was noted, with `path` as the place of the sound."""
    return Mixed(**facts | {"path": path, "duration": Fraction(facts["duration"])})
