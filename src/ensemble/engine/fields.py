"""Frozen values as plain JSON fields, and back, led by their own type hints."""

import re
from dataclasses import MISSING, Field, fields, is_dataclass
from fractions import Fraction
from pathlib import Path
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from ensemble.engine.errors import Unsupported
from ensemble.engine.timeline import Media

Value = TypeVar("Value")
Sources = dict[str, Media]
Json = dict[str, Any]
TIME = re.compile(r"-?\d{1,18}(\.\d{1,18}|/\d{1,18})?").fullmatch


def write(value: Any) -> Json:
    """A value's fields without those at their default; a source is written as its name."""
    return {
        field.name: _write_one(getattr(value, field.name))
        for field in fields(value)
        if getattr(value, field.name) != field.default
    }


def read(kind: type[Value], entry: object, sources: Sources, place: str) -> Value:
    """A value of that class. Raises Unsupported, saying where, for what doesn't fit."""
    if not isinstance(entry, dict):
        raise Unsupported(f"In {place}, something is not written as fields.")
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    if unknown := entry.keys() - known.keys():
        raise Unsupported(f"In {place}, we don't know “{sorted(unknown)[0]}”.")
    for name, field in known.items():
        if _is_needed(field) and name not in entry:
            raise Unsupported(f"In {place}, “{name}” is missing.")
    hints = get_type_hints(kind)
    return kind(
        **{key: _read_one(hints[key], entry[key], sources, f"{place}, {key}") for key in entry}
    )


def _is_needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _write_one(value: Any) -> Any:
    if isinstance(value, Media):
        return value.name
    if isinstance(value, Fraction | Path):
        return str(value)
    if isinstance(value, tuple):
        return [_write_one(each) for each in value]
    if is_dataclass(value):
        return {"is": type(value).__name__.lower(), **write(value)}
    return value


def _read_one(hint: Any, entry: Any, sources: Sources, place: str) -> Any:
    if hint is Media:
        return _read_source(entry, sources, place)
    if hint is Fraction:
        return _read_time(entry, place)
    if get_origin(hint) in (Union, UnionType):
        return _read_union(get_args(hint), entry, sources, place)
    if get_origin(hint) is tuple:
        return _read_list(get_args(hint)[0], entry, sources, place)
    if is_dataclass(hint):
        return read(hint, _without_kind(entry), sources, place)  # type: ignore[arg-type]
    return _read_plain(hint, entry, place)


def _read_source(entry: object, sources: Sources, place: str) -> Media:
    if not isinstance(entry, str) or entry not in sources:
        raise Unsupported(f"In {place}, the file “{entry}” is not among the media.")
    return sources[entry]


def _read_time(entry: object, place: str) -> Fraction:
    try:
        # Short and without an exponent: "1e999999999" would fill the memory.
        if isinstance(entry, str | int) and not isinstance(entry, bool) and TIME(str(entry)):
            return Fraction(entry)
    except (ValueError, ZeroDivisionError):
        pass
    raise Unsupported(f"In {place}, “{entry}” is not a time in seconds.")


def _read_union(choices: tuple[Any, ...], entry: Any, sources: Sources, place: str) -> Any:
    if type(None) in choices:
        rest = [choice for choice in choices if choice is not type(None)]
        return None if entry is None else _read_one(rest[0], entry, sources, place)
    named = {choice.__name__.lower(): choice for choice in choices}
    kind = entry.get("is") if isinstance(entry, dict) else None
    if kind not in named:
        raise Unsupported(f"In {place}, we don't know the item “{kind}”.")
    return _read_one(named[kind], entry, sources, f"{place} ({kind})")


def _read_list(hint: Any, entry: object, sources: Sources, place: str) -> tuple[Any, ...]:
    if not isinstance(entry, list):
        raise Unsupported(f"In {place}, a list is expected.")
    return tuple(
        _read_one(hint, each, sources, f"{place} {number}") for number, each in enumerate(entry, 1)
    )


def _without_kind(entry: Any) -> Any:
    if not isinstance(entry, dict):
        return entry
    return {key: value for key, value in entry.items() if key != "is"}


def _read_plain(hint: Any, entry: Any, place: str) -> Any:
    """Text, paths, levels, yes or no, and words from a short list."""
    allowed = get_args(hint) if get_origin(hint) is Literal else None
    if allowed and entry not in allowed:
        raise Unsupported(f"In {place}, “{entry}” is none of {', '.join(allowed)}.")
    if hint is float:
        return float(_read_time(entry, place))
    if hint is Path and isinstance(entry, str):
        return Path(entry)
    if allowed or type(entry) is hint:
        return entry
    raise Unsupported(f"In {place}, “{entry}” is not what belongs there.")
