"""Everything that can be seen: eight pictures, each as ink alone and colored."""

from dataclasses import dataclass
from typing import Protocol

from PIL import Image

from ensemble.demo.pictures.band import draw_kitchen_band
from ensemble.demo.pictures.bird import draw_songbird
from ensemble.demo.pictures.bus import draw_night_bus
from ensemble.demo.pictures.cat import draw_cat_on_roof
from ensemble.demo.pictures.cutouts import draw_cut_paper
from ensemble.demo.pictures.harbor import draw_harbor
from ensemble.demo.pictures.town import draw_town_map
from ensemble.demo.pictures.window import draw_kitchen_window


class Draw(Protocol):
    """A function that draws: the same lines in the same places, with paint or without."""

    def __call__(self, seed: int = 1, *, colored: bool = True) -> Image.Image: ...


@dataclass(frozen=True)
class Picture:
    """A picture with a title for its piece and words for those who cannot see it."""

    title: str
    alternative: str
    draw: Draw


GALLERY = (
    Picture(
        "Harbor at dusk",
        "Three sailing boats come home under a low sun; two people watch from the pier.",
        draw_harbor,
    ),
    Picture(
        "Kitchen window",
        "Herbs on a windowsill, a kettle that has just boiled, hills outside.",
        draw_kitchen_window,
    ),
    Picture(
        "Cat on the roof",
        "A black cat with a white chest sits on a tiled roof before a large moon.",
        draw_cat_on_roof,
    ),
    Picture(
        "Night bus",
        "A red bus with lit windows drives through the rain; one seat is empty.",
        draw_night_bus,
    ),
    Picture(
        "Cut paper",
        "Fronds, suns and a dancer cut from colored paper on colored squares.",
        draw_cut_paper,
    ),
    Picture(
        "Map of our town",
        "A hand-drawn map: a river, three bridges, a church, a school, a circus tent.",
        draw_town_map,
    ),
    Picture(
        "It sings before light",
        "A blue bird with a yellow breast sings on a flowering branch.",
        draw_songbird,
    ),
    Picture(
        "Kitchen band",
        "Four people make music at a kitchen table: voice, guitar, pots, accordion.",
        draw_kitchen_band,
    ),
)
