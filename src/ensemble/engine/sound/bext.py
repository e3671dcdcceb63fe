"""The `bext` chunk of Broadcast WAV: what a recording is, and where on the clock it begins.

https://tech.ebu.ch/docs/tech/tech3285.pdf (EBU Tech 3285, version 2)
"""

import struct
import unicodedata
from dataclasses import dataclass

from ensemble.engine.errors import Unreadable

FIELDS = struct.Struct("<256s32s32s10s8sQH64s5h180x")
UNKNOWN = 0x7FFF
BROKEN = "The time written in this recording is broken. Send it again without it."


@dataclass(frozen=True, slots=True)
class Bext:
    """`time_reference` is in samples since midnight, or since 0:00 of a session.

    `date` is YYYY-MM-DD and `time` HH:MM:SS, both handed in; levels are in LUFS, LU and dBTP.
    """

    time_reference: int = 0
    description: str = ""
    originator: str = "Ensemble"
    reference: str = ""
    date: str = ""
    time: str = ""
    loudness: float | None = None
    loudness_range: float | None = None
    true_peak: float | None = None
    momentary: float | None = None
    short_term: float | None = None
    history: str = ""


def to_chunk(bext: Bext) -> bytes:
    """The chunk's content, of an even length. Version 2 where a level is known, else 1."""
    levels = _levels(bext)
    texts = (bext.description, bext.originator, bext.reference, bext.date, bext.time)
    fixed = FIELDS.pack(
        *(_ascii(text) for text in texts),
        bext.time_reference,
        1 if all(level is None for level in levels) else 2,
        b"",
        *(UNKNOWN if level is None else _hundredths(level) for level in levels),
    )
    history = _ascii(bext.history)
    return fixed + history + b"\0" * (len(history) % 2)


def from_chunk(content: bytes) -> Bext:
    """Raises Unreadable for a chunk that is cut short."""
    if len(content) < FIELDS.size:
        raise Unreadable(BROKEN)
    told = FIELDS.unpack_from(content)
    description, originator, named, date, time = (_text(each) for each in told[:5])
    levels = told[8:] if told[6] >= 2 else (UNKNOWN,) * 5
    one, two, three, four, five = (None if each == UNKNOWN else each / 100 for each in levels)
    levels_known = (one, two, three, four, five)
    history = _text(content[FIELDS.size :])
    return Bext(told[5], description, originator, named, date, time, *levels_known, history)


def _levels(bext: Bext) -> tuple[float | None, ...]:
    return (
        bext.loudness,
        bext.loudness_range,
        bext.true_peak,
        bext.momentary,
        bext.short_term,
    )


def _hundredths(level: float) -> int:
    return round(max(-327.0, min(327.0, level)) * 100)


def _ascii(text: str) -> bytes:
    """ASCII, as the standard asks: letters lose their accents, others become question marks."""
    plain = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return bare.encode("ascii", "replace")


def _text(content: bytes) -> str:
    """Some programs write UTF-8 here, and rubbish after the end."""
    return content.split(b"\0", 1)[0].decode("utf-8", "replace").strip()
