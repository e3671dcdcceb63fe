from fractions import Fraction

from ensemble.engine import times


def test_a_float_counts_as_the_decimal_it_prints() -> None:
    assert times.exact(0.1) == Fraction(1, 10)
    assert times.exact("30000/1001") == Fraction(30000, 1001)


def test_frames_and_seconds_go_both_ways_without_drift() -> None:
    rate = Fraction(30000, 1001)
    for frame in range(0, 200_000, 777):
        assert times.to_frames(times.from_frames(frame, rate), rate) == frame


def test_halves_go_up() -> None:
    assert times.to_frames(Fraction(1, 2), 1) == 1
    assert times.to_frames(Fraction(-1, 2), 1) == 0
    assert times.to_frames(Fraction(-3, 4), 1) == -1


def test_a_clock_reads_as_people_write_it() -> None:
    assert times.clock(65.9) == "1:05"
    assert times.clock(3723) == "1:02:03"


def test_a_decimal_has_whole_microseconds() -> None:
    assert times.decimal(Fraction(1, 3)) == "0.333333"
    assert times.decimal(-1.5) == "-1.500000"


def test_a_fine_clock_reads_to_the_millisecond() -> None:
    assert times.fine_clock(Fraction(131_250_4, 20_000)) == "1:05.625"
    assert times.fine_clock(59.9996) == "1:00.000"
