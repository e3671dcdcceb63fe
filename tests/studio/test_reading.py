"""Lines find their times by pace and pauses: tried on made speech whose truth is known."""

import math
import random
from itertools import pairwise

import pytest

from ensemble.studio.lines import LONGEST, lines_of, stanzas_of
from ensemble.studio.pauses import STEP_MS, phrases_in
from ensemble.studio.reading import sureness, time_lines

POEM = [
    "The kettle hums before the house is up,", "a small grey song.",
    "Somebody left the light on in the hall", "and nobody was wrong.",
    "I count the stairs by heart, I count the doors,", "I know which ones complain.",
    "Outside the tram that takes us all to work", "is practicing the rain.",
]  # fmt: skip


def spoken(
    seed: int, *, breath: float = 0.5, noise: float = 0.002
) -> tuple[list[float], list[int], list[int]]:
    """Return levels of made speech, where each line begins, and when the reader reached it (ms).

    Words take their letters' time with closures between them; a breath may come within a line.
    """
    chance, levels, starts = random.Random(seed), list[float](), list[int]()

    def add(milliseconds: float, level: float) -> None:
        for _ in range(round(milliseconds / STEP_MS)):
            levels.append(level * chance.uniform(0.7, 1.3) + noise * chance.uniform(0.5, 1.5))

    add(chance.uniform(700, 1500), 0)
    for line in POEM:
        starts.append(len(levels) * STEP_MS)
        for word in line.split():
            add(70 * len(word) * chance.uniform(0.8, 1.2), chance.uniform(0.08, 0.3))
            add(40, 0)
            if word.endswith(",") or chance.random() < 0.06:
                add(chance.uniform(150, 350), 0)
        add(1000 * breath * chance.uniform(0.6, 1.5), 0)
    bias = chance.uniform(-1200, 1200)
    marks = [round(start + bias + chance.gauss(0, 350)) for start in starts]
    return levels, starts, sorted(marks)


@pytest.mark.parametrize("noise", [0.0005, 0.01])
def test_most_lines_begin_within_a_fifth_of_a_second_of_the_truth(noise: float) -> None:
    away = []
    for seed in range(20):
        levels, starts, marks = spoken(seed, noise=noise)
        said = time_lines(POEM, marks, phrases_in(levels))
        away += [abs(one.start_ms - start) for one, start in zip(said, starts, strict=True)]
        assert all(one.end_ms > one.start_ms for one in said)
        assert all(a.end_ms <= b.start_ms for a, b in pairwise(said))
    away.sort()
    assert away[len(away) // 2] <= STEP_MS
    assert away[len(away) * 9 // 10] <= 200


def test_without_pauses_lines_stand_where_the_reader_reached_them() -> None:
    levels = [0.2] * 500
    said = time_lines(["One", "Two"], [100, 5000], phrases_in(levels))
    assert [one.start_ms for one in said][1] in range(4000, 6001)
    assert math.isclose(sureness(said), 0.5)
    assert time_lines(["One", "Two"], [0, 900], [])[1].start_ms == 900
    assert time_lines(["One"], [], []) == []


def test_silence_holds_no_phrases() -> None:
    assert phrases_in([0.0] * 100) == []
    assert phrases_in([]) == []


def test_lines_of_a_poem_stay_and_prose_is_cut_where_one_breathes() -> None:
    assert lines_of("One\n\n  Two \n") == ["One", "Two"]
    prose = "It rained. " * 20 + "And then, " * 30 + "x" * 200
    lines = lines_of(prose)
    assert max(map(len, lines)) <= LONGEST
    assert "".join(lines).replace(" ", "") == prose.replace(" ", "")
    assert lines[0].endswith("rained.")


def test_stanzas_number_their_lines_through() -> None:
    assert stanzas_of("One\nTwo\n\n\nThree") == [[(0, "One"), (1, "Two")], [(2, "Three")]]
