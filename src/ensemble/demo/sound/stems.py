"""Everything that can be heard: sixteen stems of three songs."""

from collections.abc import Callable
from dataclasses import dataclass

from ensemble.demo.sound.score import Score
from ensemble.demo.sound.songs import kitchen_window, night_bus, stairwell
from ensemble.demo.sound.track import Sound


@dataclass(frozen=True)
class Stem:
    """One part of a song: a title, the craft of a member, its gain in a mix (dB), its player."""

    score: Score
    title: str
    craft: str
    gain: int
    play: Callable[[int], Sound]


STEMS = (
    Stem(kitchen_window.SCORE, "Brushes on the sink", "drums", -1, kitchen_window.drums),
    Stem(kitchen_window.SCORE, "Floorboard bass", "bass", -2, kitchen_window.bass),
    Stem(kitchen_window.SCORE, "Strummed by the window", "guitar", -5, kitchen_window.guitar),
    Stem(kitchen_window.SCORE, "Warm keys", "keys", -7, kitchen_window.electric_piano_chords),
    Stem(kitchen_window.SCORE, "Oohs for the kettle", "singing", -8, kitchen_window.voices),
    Stem(
        kitchen_window.SCORE, "Whistled while drying up", "singing", -10, kitchen_window.whistling
    ),
    Stem(night_bus.SCORE, "Street-light pads", "keys", -4, night_bus.pads),
    Stem(night_bus.SCORE, "Thumb piano, back seat", "keys", -5, night_bus.thumb_piano),
    Stem(night_bus.SCORE, "Rain on the window", "field-sound", -14, night_bus.rain_on_the_window),
    Stem(night_bus.SCORE, "Humming, half asleep", "singing", -5, night_bus.humming),
    Stem(night_bus.SCORE, "Heartbeat", "drums", -4, night_bus.heartbeat),
    Stem(stairwell.SCORE, "Heavy drums", "drums", 0, stairwell.drums),
    Stem(stairwell.SCORE, "Two loud guitars", "guitar", -5, stairwell.distorted_guitar),
    Stem(stairwell.SCORE, "Growling bass", "bass", -4, stairwell.bass),
    Stem(stairwell.SCORE, "Hey, hey", "voice", -6, stairwell.shouts),
    Stem(stairwell.SCORE, "Everyone sings along", "singing", -4, stairwell.singing_along),
)
