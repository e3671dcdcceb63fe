"""What documents of older versions meant, in the words of the present one."""

from collections.abc import Callable
from typing import Any

Json = dict[str, Any]

VERSION = 2


def to_present(document: Json, version: int) -> Json:
    """The same document as VERSION would say it; `version` is one of `KNOWN`."""
    for older in range(version, VERSION):
        document = MIGRATIONS[older](document)
    return document


def _from_1(document: Any) -> Any:
    """Version 1 said of every value what it is; since then only what could be several things."""
    return _changed(
        document,
        tracks=lambda track: _changed(_without_is(track), items=_item_from_1),
        captions=_without_is,
    )


def _item_from_1(item: Any) -> Any:
    return _changed(item, sections=_without_is)


def _without_is(entry: Any) -> Any:
    if not isinstance(entry, dict):
        return entry
    return {name: value for name, value in entry.items() if name != "is"}


def _changed(entry: Any, **changes: Callable[[Any], Any]) -> Any:
    """The entry with each element of its named lists changed; what is no list stays to be told."""
    if not isinstance(entry, dict):
        return entry
    lists = {name: entry[name] for name in changes if isinstance(entry.get(name), list)}
    return {**entry, **{name: [changes[name](e) for e in lists[name]] for name in lists}}


MIGRATIONS: dict[int, Callable[[Any], Any]] = {1: _from_1}
KNOWN = (*MIGRATIONS, VERSION)
