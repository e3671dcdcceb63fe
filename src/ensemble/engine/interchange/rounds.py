"""What is repeated, written out for programs that know no repeating."""

from dataclasses import replace
from fractions import Fraction

from ensemble.engine.interchange.otio_values import Told
from ensemble.engine.timeline import Track
from ensemble.engine.timeline.items import Clip, Item, Transition

MOST_ROUNDS = 1000


def unrolled(track: Track, told: Told) -> Track:
    """What is repeated as the same clip again and again."""
    items: list[Item] = []
    for number, item in enumerate(track.items):
        beside = (*track.items[max(number - 1, 0) : number], *track.items[number + 1 : number + 2])
        if isinstance(item, Clip) and item.loop:
            items += _rounds(item, _joining(beside), told)
        else:
            items.append(item)
    return replace(track, items=tuple(items))


def _joining(items: tuple[Item, ...]) -> Fraction:
    """How long the transitions among some items take, in seconds."""
    lasts = (item.duration for item in items if isinstance(item, Transition))
    return sum(lasts, Fraction(0))


def _rounds(clip: Clip, joining: Fraction, told: Told) -> list[Item]:
    loop = clip.loop or clip.duration
    rounds = -(-clip.duration // loop)
    plain = replace(clip, loop=None, fade_in=Fraction(0), fade_out=Fraction(0))
    if rounds > MOST_ROUNDS:
        told.say(f"“{clip.source.name}” is heard once: it was repeated {rounds} times.")
        return [replace(plain, duration=loop)]
    lasts = [min(loop, clip.duration - number * loop) for number in range(rounds)]
    if joining > min(lasts[0], lasts[-1]):
        told.say(f"“{clip.source.name}” plays on: one round is shorter than what joins it.")
        return [plain]
    first = replace(plain, duration=lasts[0])
    return [first, *(replace(plain, duration=each, offset=None) for each in lasts[1:])]
