"""Places in a page that capabilities above fill, so that nothing below knows them.

A lower page says `{% for part in slots("piece_page", piece) %}{{ part }}{% endfor %}`; a higher
capability registers a function for that name when it starts.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from markupsafe import Markup

Fill = Callable[[HttpRequest, Any], Markup | None]

_fills: dict[str, list[tuple[int, Fill]]] = defaultdict(list)


def add_slot(name: str, fill: Fill, *, order: int = 50) -> None:
    """Fill the place `name` with what `fill(request, thing)` returns; lower orders come first."""
    _fills[name].append((order, fill))
    _fills[name].sort(key=lambda pair: pair[0])


def write_part(template: str, request: HttpRequest, **context: object) -> Markup:
    """Return what fills a place, written by a template of ours: "studio/_place.html"."""
    return Markup(render_to_string(template, context, request))  # noqa: S704


def slot_parts(name: str, request: HttpRequest, thing: Any) -> Iterator[Markup]:
    """Yield what fills a place for this thing, in order, leaving out what has nothing to say."""
    for _order, fill in _fills[name]:
        part = fill(request, thing)
        if part:
            yield part


def filled(name: str) -> list[tuple[int, Fill]]:
    """Return what fills a place, each with its order, in order."""
    return list(_fills.get(name, ()))
