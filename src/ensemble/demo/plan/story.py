"""The whole demo, in order: people, words and projects at once, then what takes time."""

from ensemble.demo.plan import (
    cat,
    first_light,
    kitchen_window,
    loose_pages,
    night_bus,
    spare_key,
    stairwell,
)
from ensemble.demo.plan.people import PEOPLE
from ensemble.demo.plan.steps import Step

STORY: tuple[Step, ...] = (
    *PEOPLE,
    *loose_pages.WORDS,
    *spare_key.WORDS,
    *first_light.WORDS,
    *cat.WORDS,
    *stairwell.WORDS,
    *night_bus.WORDS,
    *kitchen_window.WORDS,
    *kitchen_window.SONG,
    *kitchen_window.PICTURES,
    *night_bus.PICTURES,
    *night_bus.SONG,
    *cat.PICTURES,
    *spare_key.PICTURES,
    *stairwell.SONG,
    *first_light.FILMS,
    *loose_pages.MEDIA,
)
