"""JSON from strangers: bounded, every name said once, every number finite and written out."""

import json
from typing import Any, NoReturn

from ensemble.engine.errors import TooLarge, Unsupported

LARGEST = 32_000_000
LONGEST_NUMBER = 210


class Number(str):
    """A number as it was written, so that no digit is lost."""

    __slots__ = ()


def parse(text: str, *, largest: int = LARGEST) -> Any:
    """The value; numbers are `Number`. Raises Unsupported or TooLarge with a sentence."""
    if len(text) > largest:
        raise TooLarge(f"That document has more than {largest // 1_000_000} million letters.")
    try:
        return json.loads(
            text,
            parse_float=_number,
            parse_int=_number,
            parse_constant=_refuse_constant,
            object_pairs_hook=_once,
        )
    except RecursionError as error:
        raise Unsupported("It is nested too deep to be read.") from error
    except ValueError as error:
        raise Unsupported("It is not JSON.") from error


def spell(value: Any) -> str:
    """JSON text as we write it: indented, every letter as it is, a line end at the end."""
    return json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def shown(value: object) -> str:
    """A value for a sentence, never long."""
    text = value if isinstance(value, str) else repr(value)
    text = "".join(letter if letter.isprintable() else "·" for letter in text[:61])
    return f"{text[:60]}…" if len(text) > 60 else text


def _number(text: str) -> Number:
    if len(text) > LONGEST_NUMBER:
        raise Unsupported("A number in it is too long to be read.")
    return Number(text)


def _refuse_constant(text: str) -> NoReturn:
    raise Unsupported(f"“{text}” is not a number.")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    for name, value in pairs:
        if name in entry:
            raise Unsupported(f"In it, “{shown(name)}” is said twice.")
        entry[name] = value
    return entry
