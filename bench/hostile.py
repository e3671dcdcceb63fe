"""Thousands of hostile files: `nice python -m bench.hostile [COUNT] [SEED] [--mutations]`

First the families made by hand (playlists in disguise, bombs, twins, names), then COUNT mutations
of recordings made by code. Each is probed and prepared; one in eight also becomes part of a piece.
Prints how each family ended. A finding (anything but a sentence or a good result) is kept in
`/tmp/hostile-findings`, and makes it end with 1.
"""

import logging
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory, gettempdir

from tests.engine import media
from tests.engine.bombs import bombs
from tests.engine.disguises import Hostile, disguises, named, twins
from tests.engine.hostile import Listener, Trial
from tests.engine.mutations import mutated

KINDS = (*media.SOUNDS, *media.FILMS, *media.PICTURES)
COUNT, PIECES = 300, 8
KEPT = Path(gettempdir(), "hostile-findings")


def main(count: int, seed: int, by_hand: bool = True) -> int:
    """Return how many findings there were, having printed them."""
    table: Counter[tuple[str, str]] = Counter()
    found = 0
    with TemporaryDirectory(prefix="hostile-") as place, Listener() as listener:
        bodies = recordings(Path(place))
        trial = Trial(Path(place), listener)
        for number, hostile in enumerate(_all(trial, bodies, count, seed, by_hand)):
            if number % 100 == 0:
                print(f"… {number} tried", flush=True)
            steps = [trial.probed, trial.prepared]
            steps += [trial.heard, trial.seen] * (number % PIECES == 0)
            for step in steps:
                ended, wrong = step(hostile)
                table[hostile.family, f"{step.__name__}: {ended}"] += 1
                found += bool(wrong)
                _keep(hostile, f"{seed}-{number}", f"{step.__name__}: {'; '.join(wrong)}", wrong)
    _print(table)
    print(f"findings in {count} mutations and all that is made by hand: {found}; goal 0")
    return found


def recordings(place: Path) -> dict[str, list[bytes]]:
    """Small recordings of every kind that members bring."""
    made: dict[str, list[bytes]] = {}
    for kind in KINDS:
        path = place / f"one.{kind}"
        if kind in media.SOUNDS:
            media.sound(path, kind, seconds=0.4)
        elif kind in media.FILMS:
            media.film(path, kind, seconds=0.4, size=(64, 48), title="A title")
        else:
            media.picture(path, kind, size=(96, 64))
        made[kind] = [path.read_bytes()]
        path.unlink()
    return made


def _all(
    trial: Trial, bodies: dict[str, list[bytes]], count: int, seed: int, by_hand: bool
) -> Iterator[Hostile]:
    one_of_each = {kind: whole[0] for kind, whole in bodies.items()}
    if by_hand:
        yield from named(one_of_each["wav"])
        yield from twins(one_of_each)
        yield from bombs(trial.place, one_of_each)
        yield from disguises(trial.near, trial.listener.address)
    dice = Random(seed)
    for _ in range(count):
        kind = dice.choice(KINDS)
        how, body = mutated([one_of_each[kind]], dice)
        if how == "splice":
            how, body = mutated(list(one_of_each.values()), dice)
        yield Hostile(f"{kind} {how}", "upload", body)


def _keep(hostile: Hostile, name: str, words: str, wrong: list[str]) -> None:
    if wrong:
        KEPT.mkdir(exist_ok=True)
        (KEPT / name).write_bytes(hostile.body)
        print(f"FINDING {name} {hostile.family} ({hostile.name!r}) {words}", flush=True)


def _print(table: Counter[tuple[str, str]]) -> None:
    for family in sorted({family for family, _ in table}):
        ends = {end: times for (whose, end), times in sorted(table.items()) if whose == family}
        print(f"{family:34}", ", ".join(f"{end} {times}" for end, times in ends.items()))


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:] if word.isdigit()]
    logging.disable()  # what ffmpeg says of each
    count, seed = words + [COUNT, 1][len(words) :]
    found = main(count, seed, by_hand="--mutations" not in sys.argv)
    sys.exit(1 if found else 0)
