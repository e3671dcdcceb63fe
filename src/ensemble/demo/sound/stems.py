"""Everything that can be heard: sixteen stems of three songs."""

from collections.abc import Callable
from dataclasses import dataclass

from ensemble.demo.sound.score import Score
from ensemble.demo.sound.songs import kitchen_window, night_bus, stairwell
from ensemble.demo.sound.track import Sound


@dataclass(frozen=True)
class Stem:
    """One part of a song: a title for its piece, the craft of a member, who plays it."""

    score: Score
    title: str
    craft: str
    play: Callable[[int], Sound]


STEMS = (
    Stem(kitchen_window.SCORE, "Brushes on the sink", "drums", kitchen_window.drums),
    Stem(kitchen_window.SCORE, "Floorboard bass", "bass", kitchen_window.bass),
    Stem(kitchen_window.SCORE, "Strummed by the window", "guitar", kitchen_window.guitar),
    Stem(kitchen_window.SCORE, "Warm keys", "keys", kitchen_window.electric_piano_chords),
    Stem(kitchen_window.SCORE, "Oohs for the kettle", "singing", kitchen_window.voices),
    Stem(kitchen_window.SCORE, "Whistled while drying up", "singing", kitchen_window.whistling),
    Stem(night_bus.SCORE, "Street-light pads", "keys", night_bus.pads),
    Stem(night_bus.SCORE, "Thumb piano, back seat", "keys", night_bus.thumb_piano),
    Stem(night_bus.SCORE, "Rain on the window", "field-sound", night_bus.rain_on_the_window),
    Stem(night_bus.SCORE, "Humming, half asleep", "singing", night_bus.humming),
    Stem(night_bus.SCORE, "Heartbeat", "drums", night_bus.heartbeat),
    Stem(stairwell.SCORE, "Heavy drums", "drums", stairwell.drums),
    Stem(stairwell.SCORE, "Two loud guitars", "guitar", stairwell.distorted_guitar),
    Stem(stairwell.SCORE, "Growling bass", "bass", stairwell.bass),
    Stem(stairwell.SCORE, "Hey, hey", "voice", stairwell.shouts),
    Stem(stairwell.SCORE, "Everyone sings along", "singing", stairwell.singing_along),
)
