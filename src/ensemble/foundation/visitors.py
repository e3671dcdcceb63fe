"""Who is asking, for what is served outside Django's views."""

from http.cookies import CookieError, SimpleCookie
from importlib import import_module
from types import SimpleNamespace
from typing import Any, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.http.request import split_domain_port, validate_host
from starlette.datastructures import Headers
from starlette.types import Scope

from ensemble.foundation.threads import in_thread


async def visitor(scope: Scope) -> AbstractBaseUser | None:
    """Return the signed-in member of an ASGI scope, or None."""
    key = session_of(scope)
    return await in_thread(member_of, key) if key else None


def session_of(scope: Scope) -> str:
    """Return the session key that a browser sent along, or ""."""
    return _session_key(Headers(scope=scope).get("cookie", "")) or ""


def member_of(key: str) -> AbstractBaseUser | None:
    """Return the active member whose session has this key, or None."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    request = cast(HttpRequest, SimpleNamespace(session=store(key), META={}))
    member: Any = get_user(request)
    return member if member.is_authenticated and member.is_active else None


def is_from_here(scope: Scope) -> bool:
    """Whether a request that changes something was sent by one of our own pages.

    Browsers always name the origin of such a request; other programs may leave it out.
    """
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    if origin is None:
        return True
    return origin in settings.CSRF_TRUSTED_ORIGINS or (
        urlsplit(origin).netloc == headers.get("host", "") and is_known_host(scope)
    )


def is_page_from_here(scope: Scope) -> bool:
    """Whether a socket was opened by one of our own pages: browsers always say by which."""
    return "origin" in Headers(scope=scope) and is_from_here(scope) and is_known_host(scope)


def is_known_host(scope: Scope) -> bool:
    """Whether the request was meant for this place."""
    host, _port = split_domain_port(Headers(scope=scope).get("host", ""))
    return bool(host) and validate_host(host, settings.ALLOWED_HOSTS)


def _session_key(cookies: str) -> str | None:
    try:
        morsel = SimpleCookie(cookies).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return None
    return morsel.value if morsel else None
