"""Reading OpenTimelineIO's plain JSON carefully: every value may be missing, wrong or absurd."""

import re
from fractions import Fraction
from typing import Any

from ensemble.engine.errors import Unsupported
from ensemble.engine.interchange.otio_schema import OURS
from ensemble.engine.interchange.plain_json import shown

Json = dict[str, Any]
NUMBER = re.compile(r"-?\d{1,40}(\.\d{1,60})?([eE][-+]?\d{1,2})?", re.ASCII).fullmatch
MOST_SECONDS = 10_000_000
MOST_TOLD = 200


class Told(list[str]):
    """Sentences on what was left out, each once, not without end."""

    def say(self, sentence: str) -> None:
        if len(self) < MOST_TOLD and sentence not in self:
            self.append(sentence)


def schema_of(value: object) -> str:
    """`Clip`, `Gap` …: what a value says it is, without its version."""
    said = value.get("OTIO_SCHEMA") if isinstance(value, dict) else None
    return said.partition(".")[0] if isinstance(said, str) else ""


def entries(value: object, name: str) -> list[Any]:
    """A list by its name; nothing there is an empty one."""
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []


def fields_in(value: object, name: str) -> Json:
    """Fields by their name; nothing there is none."""
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def text_in(value: object, name: str) -> str:
    """A text by its name; anything else is an empty one."""
    found = value.get(name) if isinstance(value, dict) else None
    if type(found) is not str:
        return ""
    return "".join(letter for letter in found if letter != "\0" and not _is_half(letter))


def name_of(value: object) -> str:
    """What a person would call it; never long."""
    return shown(text_in(value, "name") or schema_of(value) or "something")


def ours_in(value: object) -> Json:
    """What Ensemble noted on a value when it wrote it."""
    return fields_in(fields_in(value, "metadata"), OURS)


def is_on(value: object) -> bool:
    return not isinstance(value, dict) or value.get("enabled") is not False


def seconds_in(value: object, name: str) -> Fraction | None:
    """A rational time as seconds; None where there is none. Raises Unsupported if absurd."""
    found = value.get(name) if isinstance(value, dict) else None
    if found is None:
        return None
    ticks, rate = number_in(found, "value"), rate_in(found)
    seconds = ticks / rate
    if abs(seconds) > MOST_SECONDS:
        raise Unsupported("A time in this document is past anything that could be played.")
    return seconds


def range_in(value: object, name: str) -> tuple[Fraction, Fraction] | None:
    """Where a range begins and how long it lasts, in seconds; None where there is none."""
    found = fields_in(value, name)
    start, lasts = seconds_in(found, "start_time"), seconds_in(found, "duration")
    return None if lasts is None else (start or Fraction(0), lasts)


def rate_in(value: object) -> Fraction:
    """Ticks a second. What comes close to 24, 30 or 60 times 1000/1001 is exactly that."""
    rate = number_in(value, "rate")
    if not 0 < rate <= 1_000_000:
        raise Unsupported("A rate in this document could not be played.")
    whole = round(rate)
    slowed = Fraction(whole * 1000, 1001)
    return slowed if whole != rate and abs(rate - slowed) < Fraction(1, 100) else rate


def number_in(value: object, name: str) -> Fraction:
    found = value.get(name) if isinstance(value, dict) else None
    if not isinstance(found, str) or not NUMBER(found):
        raise Unsupported("A time in this document is not written as a number.")
    return Fraction(found)


def _is_half(letter: str) -> bool:
    return "\ud800" <= letter <= "\udfff"
