"""Everything that can be watched: three films."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ensemble.demo.films import last_bus, paper_bird, sunrise
from ensemble.demo.films.last_bus import film_last_bus
from ensemble.demo.films.paper_bird import film_paper_bird
from ensemble.demo.films.sunrise import film_sunrise


@dataclass(frozen=True)
class Film:
    """A film with a title for its piece, words for those who cannot see it, and its length."""

    title: str
    alternative: str
    frames: int  # at 24 a second
    write: Callable[[Path, int], Path]


PROGRAM = (
    Film(
        "Sunrise over the harbor",
        "Night turns to morning over a small harbor; boats rock on the water.",
        sunrise.FRAMES,
        film_sunrise,
    ),
    Film(
        "The last bus",
        "A red bus drives through a rainy street at night; houses and lamps pass.",
        last_bus.FRAMES,
        film_last_bus,
    ),
    Film(
        "Paper bird",
        "A bird of folded paper flies across green hills.",
        paper_bird.FRAMES,
        film_paper_bird,
    ),
)
