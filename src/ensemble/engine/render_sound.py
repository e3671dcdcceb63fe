"""The sound of a film: mixed and encoded once, and kept as long as nothing in it changes."""

import json
from dataclasses import asdict, dataclass
from fractions import Fraction
from pathlib import Path

from ensemble.engine import audio
from ensemble.engine.errors import RenderFailed
from ensemble.engine.layers import layers
from ensemble.engine.mix import Mixed, mix
from ensemble.engine.render_cache import Cache
from ensemble.engine.render_film import Film
from ensemble.engine.render_keys import hashed
from ensemble.engine.work import Work


@dataclass(frozen=True, slots=True)
class Sound:
    """AAC in `path`, and what is known of the mix that it was made from."""

    path: Path
    mixed: Mixed


def sound_name(film: Film, gain_db: float) -> str:
    """The name of its sound, without a suffix. Where files lie, and pictures, don't matter."""
    heard = layers(film.timeline)
    sources = film.sources
    used = {name: sources[name] for name in sorted({layer.source for layer in heard})}
    prints = [(name, each.fingerprint, each.sound, each.channels) for name, each in used.items()]
    kbps = film.plan.profile.sound_kbps
    return "sound-" + hashed(heard, prints, film.plan.samples, gain_db, kbps)


def make_sound(film: Film, cache: Cache, work: Work, *, gain_db: float = 0.0) -> Sound:
    """The kept sound of a film, or a new one."""
    name = sound_name(film, gain_db)
    return _kept(name, cache) or _made(name, film, cache, work, gain_db)


def _kept(name: str, cache: Cache) -> Sound | None:
    facts, path = cache.fetch(f"{name}.json"), cache.fetch(f"{name}.m4a")
    return Sound(path, mixed_from(facts.read_text(), path)) if facts and path else None


def _made(name: str, film: Film, cache: Cache, work: Work, gain_db: float) -> Sound:
    mixed = mix(
        film.timeline,
        work.folder / "sound.wav",
        work.folder,
        report=work.part(0, 0.5).report,
        cancelled=work.cancelled,
        gain_db=gain_db,
        samples=film.plan.samples,
        sources=film.sources,
        workers=work.workers,
    )
    facts = work.folder / f"{name}.json"
    facts.write_text(as_text(mixed))
    rate = ("-c:a", "aac", "-b:a", f"{film.plan.profile.sound_kbps}k")
    encoded = audio.encode(mixed.path, work.folder / f"{name}.m4a", work, *rate)
    # The facts last: when they are there, all of it is.
    cache.keep(encoded, encoded.name)
    cache.keep(facts, facts.name)
    work.report(1.0, "The sound is made.")
    kept = cache.fetch(encoded.name)
    if kept is None:
        raise RenderFailed("The sound was lost on the way. Start it again.")
    return Sound(kept, mixed)


def as_text(mixed: Mixed) -> str:
    """What is known of a mix, as JSON, without where it lies."""
    return json.dumps(asdict(mixed) | {"path": "", "duration": str(mixed.duration)})


def mixed_from(text: str, path: Path) -> Mixed:
    """The opposite, with `path` as the place of the sound."""
    facts = json.loads(text)
    return Mixed(**facts | {"path": path, "duration": Fraction(facts["duration"])})
