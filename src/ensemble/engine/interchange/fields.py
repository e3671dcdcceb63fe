"""Frozen values as plain JSON fields, and back, both led by their own type hints."""

import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from fractions import Fraction
from functools import cache
from math import isfinite
from pathlib import Path
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from ensemble.engine.errors import Unsupported
from ensemble.engine.interchange.plain_json import Number, shown
from ensemble.engine.timeline.items import Media

Value = TypeVar("Value")
Sources = Mapping[str, Media]
Json = dict[str, Any]
# Without an exponent: "1e999999999" would fill the memory.
TIME = re.compile(r"-?\d{1,100}(\.\d{1,100}|/\d{1,100})?", re.ASCII).fullmatch
LEVEL = re.compile(r"-?\d{1,100}(\.\d{1,100})?([eE][-+]?\d{1,3})?", re.ASCII).fullmatch
WHOLE = re.compile(r"-?\d{1,18}", re.ASCII).fullmatch


def written(value: Any) -> Json:
    """A value's fields without those at their default; a source is written as its name."""
    hints = _hints(type(value))  # type: ignore[arg-type]
    return {
        field.name: written_as(hints[field.name], getattr(value, field.name))
        for field in fields(value)
        if getattr(value, field.name) != field.default
    }


def written_as(hint: Any, value: Any) -> Any:
    """A value in plain JSON; where its hint leaves several classes open, it says which it `is`."""
    if isinstance(value, Media):
        return value.name
    if isinstance(value, Fraction):
        return _write_time(value)
    if isinstance(value, tuple):
        return [written_as(of, each) for of, each in zip(_each(hint, value), value, strict=True)]
    if is_dataclass(value):
        kind = {"is": type(value).__name__.lower()} if len(_classes(hint)) > 1 else {}
        return {**kind, **written(value)}
    return value.as_posix() if isinstance(value, Path) else value


def read(kind: type[Value], entry: object, sources: Sources, place: str) -> Value:
    """A value of that class. Raises Unsupported, saying where, for what doesn't fit."""
    if not isinstance(entry, dict):
        raise Unsupported(f"In {place}, something is not written as fields.")
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    if unknown := entry.keys() - known.keys():
        raise Unsupported(f"In {place}, we don't know “{shown(min(unknown))}”.")
    for name, field in known.items():
        if _is_needed(field) and name not in entry:
            raise Unsupported(f"In {place}, “{name}” is missing.")
    hints = _hints(kind)  # type: ignore[arg-type]
    return kind(
        **{key: read_as(hints[key], entry[key], sources, f"{place}, {key}") for key in entry}
    )


def read_as(hint: Any, entry: Any, sources: Sources, place: str) -> Any:
    """What `written_as` wrote. Raises Unsupported, saying where, for what doesn't fit."""
    if entry is None and type(None) in get_args(hint):
        return None
    if len(_choices(hint)) > 1:
        return _read_choice(_choices(hint), entry, sources, place)
    sure = _sure(hint)
    if sure is Media:
        return _read_source(entry, sources, place)
    if get_origin(sure) is tuple:
        return _read_list(sure, entry, sources, place)
    if is_dataclass(sure):
        return read(sure, entry, sources, place)  # type: ignore[arg-type]
    return _read_plain(sure, entry, place)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _is_needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _write_time(value: Fraction) -> str:
    if not TIME(text := str(value)):
        raise Unsupported("A time in it is too finely divided to be written.")
    return text


def _each(hint: Any, values: object) -> tuple[Any, ...]:
    """What each entry of a tuple is: `tuple[X, ...]` or `tuple[X, Y]`."""
    of = get_args(_sure(hint))
    return (of[0],) * len(values) if of[-1] is Ellipsis else of  # type: ignore[arg-type]


def _sure(hint: Any) -> Any:
    """The hint without its `None`, where one thing is left."""
    choices = _choices(hint)
    return choices[0] if len(choices) == 1 else hint


def _choices(hint: Any) -> list[Any]:
    union = get_origin(hint) in (Union, UnionType)
    return [each for each in get_args(hint) if each is not type(None)] if union else [hint]


def _classes(hint: Any) -> list[Any]:
    return [each for each in _choices(hint) if is_dataclass(each) and each is not Media]


def _read_source(entry: object, sources: Sources, place: str) -> Media:
    if not isinstance(entry, str) or entry not in sources:
        raise Unsupported(f"In {place}, the file “{shown(entry)}” is not among the media.")
    return sources[entry]


def _read_choice(choices: list[Any], entry: Any, sources: Sources, place: str) -> Any:
    named = {choice.__name__.lower(): choice for choice in choices}
    kind = entry.get("is") if isinstance(entry, dict) else None
    if not isinstance(kind, str) or kind not in named:
        raise Unsupported(f"In {place}, we don't know the item “{shown(kind)}”.")
    rest = {name: value for name, value in entry.items() if name != "is"}
    return read(named[kind], rest, sources, f"{place} ({kind})")


def _read_list(hint: Any, entry: object, sources: Sources, place: str) -> tuple[Any, ...]:
    if not isinstance(entry, list):
        raise Unsupported(f"In {place}, a list is expected.")
    each = _each(hint, entry)
    if len(each) != len(entry):
        raise Unsupported(f"In {place}, {len(each)} entries are expected.")
    return tuple(
        read_as(of, one, sources, f"{place} {number}")
        for number, (of, one) in enumerate(zip(each, entry, strict=True), 1)
    )


def _read_plain(hint: Any, entry: Any, place: str) -> Any:
    """Times, levels, text, paths, yes or no, and words from a short list."""
    if get_origin(hint) is Literal:
        return _read_word(get_args(hint), entry, place)
    if hint is Fraction:
        return _read_time(entry, place)
    if hint is bool and isinstance(entry, bool):
        return entry
    if hint in (str, Path) and type(entry) is str and _is_text(entry):
        return hint(entry)
    if hint is int and isinstance(entry, Number) and WHOLE(entry):
        return int(entry)
    if hint is float and isinstance(entry, str) and LEVEL(entry) and isfinite(float(entry)):
        return float(entry)
    raise Unsupported(f"In {place}, “{shown(entry)}” is not what belongs there.")


def _read_word(allowed: tuple[Any, ...], entry: Any, place: str) -> Any:
    if type(entry) is not str or entry not in allowed:
        raise Unsupported(f"In {place}, “{shown(entry)}” is none of {', '.join(allowed)}.")
    return entry


def _read_time(entry: object, place: str) -> Fraction:
    """A number or a text; JSON's own exponents are left to levels."""
    try:
        if isinstance(entry, str) and TIME(entry):
            return Fraction(entry)
    except ZeroDivisionError:
        pass
    raise Unsupported(f"In {place}, “{shown(entry)}” is not a time in seconds.")


def _is_text(entry: str) -> bool:
    """Letters that can be written to a file and to a path: no half letters, no end mark."""
    return "\0" not in entry and not any("\ud800" <= letter <= "\udfff" for letter in entry)
