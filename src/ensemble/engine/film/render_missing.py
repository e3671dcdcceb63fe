"""What a film still needs: its atoms, and beside them its sound."""

from ensemble.engine.cache.folder import Cache
from ensemble.engine.film.render_atoms import make_atoms
from ensemble.engine.film.render_film import Film, missing
from ensemble.engine.film.render_sound import sound_beside
from ensemble.engine.work import Work


def make_missing(film: Film, cache: Cache, work: Work, *, part: float, gain_db: float) -> int:
    """Make what isn't kept; answer how many atoms that were. It is told as so much of the work."""
    wanted = missing(film, cache)
    beside = sound_beside(film, cache, gain_db=gain_db)
    make_atoms(film, wanted, cache, work.part(0, part), beside=beside)
    return len(wanted)
