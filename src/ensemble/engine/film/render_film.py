"""A film that is planned: its atoms by name, made or not. Any machine plans the same names."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from ensemble.engine.cache.folder import Cache
from ensemble.engine.errors import RenderFailed
from ensemble.engine.film.plan import Plan, Segment, plan
from ensemble.engine.film.render_keys import atom_name
from ensemble.engine.ingest.sources import Sources, survey
from ensemble.engine.lettering.fonts import Fonts, found_in, identity
from ensemble.engine.lettering.titles import measuring
from ensemble.engine.profiles import Profile, profile_named
from ensemble.engine.sound.sound_key import sound_key
from ensemble.engine.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Film:
    """`names` are the atoms in the order they are seen, one for each segment of the plan.

    An atom is a silent MP4 of some seconds; what looks the same has the same name. `heard` is the
    name of the sum of all its sound.
    """

    timeline: Timeline
    plan: Plan
    sources: Sources
    fonts: Fonts
    names: tuple[str, ...]
    heard: str

    @property
    def atoms(self) -> Mapping[str, Segment]:
        """Each atom once, with the first segment that shows it."""
        pairs = zip(reversed(self.names), reversed(self.plan.segments), strict=True)
        found = dict(pairs)
        return {name: found[name] for name in dict.fromkeys(self.names)}

    def chosen(self, names: Collection[str]) -> dict[str, Segment]:
        """The segments to make for these names. Raises RenderFailed for one of another plan."""
        atoms = self.atoms
        if not set(names) <= atoms.keys():
            raise RenderFailed("This was planned by another version. Start it again.")
        return {name: segment for name, segment in atoms.items() if name in names}


def plan_film(
    timeline: Timeline,
    *,
    profile: Profile | None = None,
    fonts: Fonts | None = None,
    cache: Cache | None = None,
) -> Film:
    """Look into the files of a timeline and decide what its film is made of. Makes nothing.

    What is found out about the files is kept in `cache`, so that it needs no looking next time.
    """
    known = survey(timeline, cache)
    shape, letters = profile or profile_named(timeline.format), fonts or found_in()
    planned = plan(timeline, shape, measuring(letters))
    seal = identity(letters)
    names = tuple(atom_name(each, shape, known, seal) for each in planned.segments)
    heard = sound_key(timeline, known, samples=planned.samples)
    return Film(timeline, planned, known, letters, names, heard)


def missing(film: Film, cache: Cache) -> tuple[str, ...]:
    """The names of the atoms that aren't kept, in the order they are seen."""
    return tuple(
        name for name, segment in film.atoms.items() if not cache.fetch(name, segment.frames)
    )


def kept_atoms(film: Film, cache: Cache) -> list[Path]:
    """Every atom in the order it is seen. Raises RenderFailed if one isn't there."""
    frames = [segment.frames for segment in film.plan.segments]
    found = [cache.fetch(*each) for each in zip(film.names, frames, strict=True)]
    if None in found:
        raise RenderFailed(
            "A part of the film was lost on the way. What is there is kept: start it again."
        )
    return [path for path in found if path]
