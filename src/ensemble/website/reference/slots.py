"""Places in lower pages that capabilities above fill."""

import re
from collections.abc import Iterator

from ensemble.design.slots import filled
from ensemble.website.reference.reading import SOURCE, first_line, table

HEAD = """# Slots

A page leaves places that capabilities above it fill, so that it needn't know them: the template
says `slots("name", thing)`, an `AppConfig.ready()` says `add_slot("name", fill, order=50)`. A fill
takes the request and the thing, and returns mark-up or nothing. Lower orders come first.
"""
PLACE = re.compile(r"""slots\(\s*"(\w+)",\s*(\w+)""")


def slots() -> str:
    """Return the page about slots."""
    parts = [HEAD.strip()]
    for name, places in sorted(_places().items()):
        thing = ", ".join(f"`{where}` (thing: `{thing}`)" for where, thing in places)
        rows = [(f"`{who}`", str(order), words) for order, who, words in _fills(name)]
        shown = table(("filled by", "order", "with"), rows) if rows else "Nobody fills it yet."
        parts += [f"## `{name}`", f"In {thing}.", shown]
    return "\n\n".join(parts)


def _places() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for path in sorted(SOURCE.glob("*/templates/**/*.html")):
        for name, thing in PLACE.findall(path.read_text(encoding="utf-8")):
            where = str(path.relative_to(SOURCE)).partition("/templates/")[2]
            found.setdefault(name, []).append((where, thing))
    return found


def _fills(name: str) -> Iterator[tuple[int, str, str]]:
    for order, fill in filled(name):
        where = f"{fill.__module__}.{getattr(fill, '__name__', '')}".removeprefix("ensemble.")
        yield order, where, first_line(fill.__doc__)
