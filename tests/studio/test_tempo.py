"""The tempo a call names."""

from fractions import Fraction

import pytest

from ensemble.engine.kit.midi import tempo_map
from ensemble.studio.counting import measure_in
from ensemble.studio.tempo import Tempo, count_in, tempo_in


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("96 BPM, E minor", Tempo(96)),
        ("A waltz, 3/4, 84.5 bpm", Tempo(84.5, 3)),
        ("etwa 92,5 BPM im 6/8", Tempo(92.5, 2, Fraction(3, 2))),
        ("a march in 2/2, 60 bpm", Tempo(60, 2, Fraction(2))),
        ("7/8 at 240 bpm", Tempo(240, 7, Fraction(1, 2))),
        ("120bpm", Tempo(120)),
        ("Recorded on 3/4 of a day", None),
        ("1000 BPM", None),
        ("12 BPM", None),
        ("", None),
    ],
)
def test_a_tempo_is_read_from_words(words: str, found: Tempo | None) -> None:
    assert tempo_in(words) == found


def test_the_first_sentence_that_names_one_counts() -> None:
    assert tempo_in("E minor", "100 BPM", "90 BPM") == Tempo(100)


def test_it_is_said_of_what_it_counts() -> None:
    waltz, jig = tempo_in("92,5 bpm, 3/4"), tempo_in("6/8, 60 bpm")
    assert waltz
    assert jig
    assert (waltz.said, jig.said) == ("92.5", "60 dotted quarters")


@pytest.mark.parametrize("words", ["96 bpm", "84.5 bpm, 3/4", "60 bpm, 6/8", "60 bpm in 2/2"])
def test_the_metronome_the_kits_click_and_its_tempo_agree(words: str) -> None:
    """The recorder counts 60 / bpm seconds a beat; a program reads quarter notes from the kit."""
    told, (measure, _is_told) = tempo_in(words), measure_in(words)
    assert told
    assert float(measure.seconds_a_beat) == pytest.approx(60 / told.bpm)
    quarters = tempo_map(measure, seconds=Fraction(1)).partition(b"\xff\x51\x03")[2][:3]
    seconds_a_quarter = int.from_bytes(quarters, "big") / 1e6
    assert seconds_a_quarter * float(told.beat) == pytest.approx(60 / told.bpm, abs=1e-5)
    assert told.beats * float(told.beat) == 4 * measure.beats / measure.unit


@pytest.mark.parametrize(
    ("begins", "tempo", "at"),
    [
        (0, Tempo(96), (-120_000, -90_000, -60_000, -30_000)),
        (1_000, None, (-95_000, -71_000, -47_000, -23_000)),
        # 300 a minute is counted in at half of that, 92.5 between two samples.
        (0, Tempo(300), (-76_800, -57_600, -38_400, -19_200)),
        (0, Tempo(92.5), (-124_541, -93_405, -62_270, -31_135)),
    ],
)
def test_the_server_knows_where_the_recorder_ticks(
    begins: int, tempo: Tempo | None, at: tuple[int, ...]
) -> None:
    assert count_in(begins, tempo).at == at
