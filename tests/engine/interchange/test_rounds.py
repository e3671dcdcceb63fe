"""What is repeated, written out."""

from fractions import Fraction
from pathlib import Path

import pytest

from ensemble.engine.interchange.otio_values import Told
from ensemble.engine.interchange.rounds import unrolled
from ensemble.engine.timeline import Clip, Gap, Media, Track, Transition

DRUMS = Media("drums", Path("drums.wav"), "audio")
ONE = Fraction(1)


def lasting(*items: Clip | Gap | Transition) -> tuple[list[Fraction], list[str]]:
    told = Told()
    track = unrolled(Track("sound", items), told)
    return [item.duration for item in track.items], list(told)


def test_a_loop_is_the_same_clip_again_and_again() -> None:
    assert lasting(Clip(DRUMS, Fraction(5, 2), loop=ONE)) == ([ONE, ONE, Fraction(1, 2)], [])


@pytest.mark.parametrize("loop", [Fraction(1, 50), Fraction(2, 5)])
def test_rounds_too_short_for_what_joins_them_play_on(loop: Fraction) -> None:
    looped = Clip(DRUMS, Fraction(5, 2), loop=loop)
    items = (Gap(Fraction(4)), Transition(ONE, "crossfade"), looped)
    assert lasting(*items) == (
        [Fraction(4), ONE, Fraction(5, 2)],
        ["“drums” plays on: one round is shorter than what joins it."],
    )
