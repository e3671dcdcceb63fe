"""Everything that can be read."""

from ensemble.demo.words import poems, prose

# The second and third parts of the story go on from the one before; the translation from its poem.
SHELF = (
    poems.KITCHEN_WINDOW,
    poems.NIGHT_BUS,
    poems.STAIRWELL,
    poems.WHAT_MY_GRANDFATHER_KEPT,
    poems.DIRECTIONS,
    poems.EL_GATO,
    poems.THE_CAT,
    poems.VOR_DEM_REGEN,
    prose.SPARE_KEY_ONE,
    prose.SPARE_KEY_TWO,
    prose.SPARE_KEY_THREE,
    prose.UMBRELLA,
    prose.PLATFORM,
)
