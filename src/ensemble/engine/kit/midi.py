"""A Standard MIDI File with the tempo, the bars, the key and the markers of a piece; no notes."""

import struct
from collections.abc import Sequence
from fractions import Fraction

from ensemble.engine.kit.measures import Measure
from ensemble.engine.times import to_frames

QUARTER = 960
END, NAME, MARKER, TEMPO, BAR, KEY = 0x2F, 0x03, 0x06, 0x51, 0x58, 0x59
Markers = Sequence[tuple[Fraction, str]]


def tempo_map(
    measure: Measure, *, seconds: Fraction, title: str = "", markers: Markers = ()
) -> bytes:
    """The file's bytes (format 1, one track), as long as the piece."""
    events = [
        (0, NAME, title.encode()),
        (0, TEMPO, round(60_000_000 / measure.tempo).to_bytes(3, "big")),
        (0, BAR, bytes([measure.beats, measure.unit.bit_length() - 1, *_clocks(measure)])),
    ]
    if measure.key:
        events.append((0, KEY, struct.pack(">bB", measure.sharps, measure.is_minor)))
    for at, words in sorted(markers):
        events.append((_ticks(measure, at), MARKER, words.encode()))
    end = max(_ticks(measure, seconds), events[-1][0])
    track = _written([*events, (end, END, b"")])
    head = struct.pack(">4sIHHH", b"MThd", 6, 1, 1, QUARTER)
    return head + struct.pack(">4sI", b"MTrk", len(track)) + track


def _clocks(measure: Measure) -> tuple[int, int]:
    """MIDI clocks (24 a quarter note) from click to click, and 32nd notes in a quarter note."""
    return max(1, int(24 * measure.beat)), 8


def _ticks(measure: Measure, seconds: Fraction) -> int:
    return max(0, to_frames(measure.quarters(seconds), QUARTER))


def _written(events: Sequence[tuple[int, int, bytes]]) -> bytes:
    """Each with the ticks since the one before it."""
    track, before = b"", 0
    for at, kind, content in events:
        track += _number(at - before) + bytes([0xFF, kind]) + _number(len(content)) + content
        before = at
    return track


def _number(value: int) -> bytes:
    """Seven bits a byte, the highest first, all but the last one marked."""
    digits = [value & 0x7F]
    while value := value >> 7:
        digits.append(value & 0x7F | 0x80)
    return bytes(reversed(digits))
