from fractions import Fraction

import pytest

from ensemble.engine.errors import TooLarge
from ensemble.engine.sound.scene import scene
from ensemble.engine.timeline import Gap, Timeline, Track


def test_five_hours_are_refused() -> None:
    timeline = Timeline((Track("sound", (Gap(Fraction(5 * 3600)),)),))
    with pytest.raises(TooLarge, match="4 hours"):
        scene(timeline)


def test_silence_has_no_layers_and_its_length() -> None:
    whole = scene(Timeline((Track("sound", (Gap(Fraction(1)),)),)))
    assert (whole.layers, whole.samples) == ((), 48_000)
