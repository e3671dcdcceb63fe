from collections.abc import Iterator
from fractions import Fraction

import pytest

from ensemble.engine.kit.measures import Measure
from ensemble.engine.kit.midi import tempo_map

Event = tuple[int, int, bytes]


def read(written: bytes) -> list[Event]:
    """What a program reads: ticks since the beginning, kind and content."""
    assert written[:14] == b"MThd" + bytes([0, 0, 0, 6, 0, 1, 0, 1]) + (960).to_bytes(2, "big")
    assert written[14:18] == b"MTrk"
    assert int.from_bytes(written[18:22], "big") == len(written) - 22
    return list(_events(iter(written[22:])))


def _events(track: Iterator[int]) -> Iterator[Event]:
    at = 0
    for first in track:
        at += _number(first, track)
        assert next(track) == 0xFF
        kind = next(track)
        yield at, kind, bytes(next(track) for _ in range(_number(next(track), track)))


def _number(byte: int, track: Iterator[int]) -> int:
    value = byte & 0x7F
    while byte & 0x80:
        byte = next(track)
        value = value << 7 | byte & 0x7F
    return value


def test_it_holds_tempo_bars_key_markers_and_the_end() -> None:
    markers = [(Fraction(30), "Chorus"), (Fraction(0), "Strophe é")]
    measure = Measure(Fraction(120), 6, 8, "F# minor")
    title = "Pond " * 40
    written = tempo_map(measure, seconds=Fraction(90), title=title, markers=markers)
    assert read(written) == [
        (0, 0x03, title.encode()),
        (0, 0x51, (500_000).to_bytes(3, "big")),
        (0, 0x58, bytes([6, 3, 36, 8])),
        (0, 0x59, bytes([3, 1])),
        (0, 0x06, "Strophe é".encode()),
        (60 * 960, 0x06, b"Chorus"),
        (180 * 960, 0x2F, b""),
    ]


@pytest.mark.parametrize(("key", "byte"), [("Ebm", 250), ("C", 0)])
def test_flats_count_below_zero(key: str, byte: int) -> None:
    events = read(tempo_map(Measure(Fraction(61), key=key), seconds=Fraction(1)))
    assert [content[0] for _, kind, content in events if kind == 0x59] == [byte]
    tempo = next(content for _, kind, content in events if kind == 0x51)
    assert int.from_bytes(tempo, "big") == round(60e6 / 61)


def test_without_a_key_none_is_claimed() -> None:
    events = read(tempo_map(Measure(Fraction(61)), seconds=Fraction(1)))
    assert all(kind != 0x59 for _, kind, _ in events)
