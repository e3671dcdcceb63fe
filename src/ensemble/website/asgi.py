"""The whole place as one application: Starlette outside, Django inside."""

import os
from importlib import import_module
from typing import Any, cast

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ensemble.website.settings")

from a2wsgi import WSGIMiddleware
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.template import engines
from django.urls import get_resolver
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.types import ASGIApp

pages = get_wsgi_application()

from ensemble.foundation import live, progress, serving, uploads  # noqa: E402 - they need Django set up.
from ensemble.website import static  # noqa: E402
from ensemble.website.bodies import whole_bodies  # noqa: E402
from ensemble.website.surge import Surge  # noqa: E402


def assemble() -> ASGIApp:
    """Return the application: what streams first, then Django's pages on a few threads."""
    django: Any = WSGIMiddleware(cast(Any, pages), workers=settings.PAGE_THREADS)
    inside = whole_bodies(django)
    routes = [*uploads.routes, *serving.routes, *progress.routes, *live.routes, *static.routes]
    return Surge(Starlette(routes=[*routes, Mount("/", inside)]))


def warm_up() -> None:
    """Load what the first request would load, before processes are copied from this one."""
    _ = get_resolver().url_patterns
    for engine in engines.all():
        _ = engine.name
    import_module(settings.SESSION_ENGINE)


application = assemble()
