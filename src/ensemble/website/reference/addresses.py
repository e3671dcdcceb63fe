"""Every address of the place."""

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from ensemble.foundation import progress, serving, uploads
from ensemble.website import static
from ensemble.website.reference.reading import first_line, table

HEAD = """# Addresses

Things are addressed by a random key, never by a number. What somebody may not see answers 404, like
what doesn't exist. Names are for `reverse` and for `url()` in templates.
"""
STREAMS = """## Streams

Answered by Starlette, before Django is asked.
"""
ACCOUNTS = """## Accounts

Answered by django-allauth with our pages and forms.
"""


def addresses() -> str:
    """Return the page about addresses."""
    parts = [HEAD]
    own = [row for row in _walked(get_resolver(), "/", "") if not row[2].startswith("allauth.")]
    for capability in dict.fromkeys(row[2].split(".")[0] for row in own):
        rows = [row for row in own if row[2].split(".")[0] == capability]
        heads = ("address", "name", "view", "what")
        parts += [f"## {capability}", table(heads, [_shown(*row) for row in rows])]
    parts += [STREAMS, table(("address", "methods", "what"), _streams())]
    parts += [ACCOUNTS, table(("address", "name"), _accounts())]
    return "\n\n".join(part.strip() for part in parts)


Row = tuple[str, str, str, str]


def _walked(resolver: URLResolver, before: str, space: str) -> Iterator[Row]:
    for pattern in resolver.url_patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else space
            yield from _walked(pattern, address, inner)
        elif isinstance(pattern, URLPattern):
            view = pattern.callback
            where = f"{view.__module__}.{getattr(view, '__name__', '')}".removeprefix("ensemble.")
            yield address, f"{space}{pattern.name or ''}", where, first_line(view.__doc__)


def _shown(address: str, name: str, view: str, words: str) -> Row:
    return f"`{address}`", f"`{name}`" if name else "", f"`{view}`", words


def _streams() -> Iterator[tuple[str, str, str]]:
    for route in [*uploads.routes, *serving.routes, *progress.routes, *static.routes]:
        methods = " ".join(sorted(route.methods or ()))
        yield f"`{route.path}`", methods, first_line(_innermost(route.endpoint).__doc__)


def _innermost(endpoint: Any) -> Callable[..., Any]:
    while hasattr(endpoint, "__wrapped__"):
        endpoint = endpoint.__wrapped__
    found: Callable[..., Any] = endpoint
    return found


def _accounts() -> Iterator[tuple[str, str]]:
    for address, name, view, _words in _walked(get_resolver(), "/", ""):
        if view.startswith("allauth."):
            yield f"`{address}`", f"`{name}`"
