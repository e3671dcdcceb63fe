"""Captions as values: read from WebVTT and SubRip, written as WebVTT. No database."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import unescape

from ensemble.engine.lettering.captions import to_webvtt
from ensemble.engine.timeline import Caption

MOST = 5_000
LONGEST_MS = 100 * 3_600_000
_MOMENT = re.compile(
    r"^(?:(\d+):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3}))?$|^(\d+)(?:[.,](\d{1,3}))?$"
)
_SPAN = re.compile(r"^\s*(\S+)\s+-->\s+(\S+)")
_MARKUP = re.compile(r"<[^>\n]*>|\{\\[^}\n]*\}")


class UnclearError(ValueError):
    """What was given is no captions; the message says which part of it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that are shown from one millisecond to another."""

    start_ms: int
    end_ms: int
    words: str


def read_cues(text: str) -> tuple[Cue, ...]:
    """Return the cues of a .vtt or .srt file, in order. UnclearError: there are none."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = [cue for block in re.split(r"\n\s*\n", plain) if (cue := _cue(block))]
    if not found:
        raise UnclearError("no lines with times")
    return in_order(found)


def in_order(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    """Return cues by their beginning. UnclearError names the words of no span."""
    ordered = tuple(sorted(cues, key=lambda cue: (cue.start_ms, cue.end_ms)))
    for cue in ordered:
        if not 0 <= cue.start_ms < cue.end_ms <= LONGEST_MS:
            raise UnclearError(cue.words[:60])
    if len(ordered) > MOST:
        raise UnclearError("too many lines")
    return ordered


def read_moment(words: str) -> int:
    """Return milliseconds from `1:02:03.5`, `2:03`, `83.25`. UnclearError for all else."""
    found = _MOMENT.match(words.strip())
    if not found:
        raise UnclearError(words)
    hours, minutes, seconds, part, alone, alone_part = found.groups()
    whole = int(alone or seconds) + 60 * int(minutes or 0) + 3600 * int(hours or 0)
    return 1000 * whole + int((part or alone_part or "0").ljust(3, "0"))


def moment(milliseconds: int) -> str:
    """Return `1:02:03.500` or `2:03.500`."""
    seconds, part = divmod(milliseconds, 1000)
    hours, minutes = seconds // 3600, seconds // 60 % 60
    start = f"{hours}:{minutes:02}" if hours else f"{minutes}"
    return f"{start}:{seconds % 60:02}.{part:03}"


def written(cues: Sequence[Cue]) -> str:
    """Return a .vtt file."""
    return to_webvtt(
        Caption(cue.words, Fraction(cue.start_ms, 1000), Fraction(cue.end_ms - cue.start_ms, 1000))
        for cue in cues
    )


def _cue(block: str) -> Cue | None:
    lines = block.strip("\n").split("\n")
    for number, line in enumerate(lines[:2]):
        if span := _SPAN.match(line):
            words = "\n".join(_MARKUP.sub("", each).strip() for each in lines[number + 1 :])
            spoken = unescape(words).replace("\0", "").strip()
            return Cue(read_moment(span[1]), read_moment(span[2]), spoken) if spoken else None
    return None
