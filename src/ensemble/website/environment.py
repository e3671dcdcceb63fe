"""Reading the environment, in one place and out loud."""

import os
import re
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

# With Django's own defaults a busy SQLite loses writes; with these it queues them.
SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}


def setting(name: str, default: str) -> str:
    """Return a setting as it stands in the environment."""
    return os.environ.get(name, default)


def web_address(name: str, default: str) -> str:
    """Return an address that begins with http:// or https://. Raises ValueError."""
    found = setting(name, default).rstrip("/")
    if not re.match(r"https?://[^/\s]+$", found):
        raise ValueError(f"{name} is like https://make.example.org, not {found!r}")
    return found


def switch(name: str, *, default: bool) -> bool:
    """Return a yes-or-no setting; `1`, `yes`, `on` and `true` mean yes."""
    return os.environ.get(name, "yes" if default else "no").lower() in {"1", "yes", "on", "true"}


def words(name: str, default: str) -> list[str]:
    """Return a setting that lists words, separated by spaces."""
    return os.environ.get(name, default).split()


def secret(name: str, path: Path) -> str:
    """Return a secret from the environment, or one kept in a file made for it."""
    if name in os.environ:
        return os.environ[name]
    if not path.exists():
        draft = path.with_suffix(f".{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        os.link(draft, path) if not path.exists() else None
        draft.unlink()
    return path.read_text()


def database(address: str) -> dict[str, Any]:
    """Turn `sqlite:///path` or `postgresql://user:word@host:port/name` into Django's form."""
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        path = parts.path[1:] if parts.path.startswith("//") else parts.path
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": path,
            "OPTIONS": SQLITE_OPTIONS,
            # Opening the file anew for each page took a quarter of the page's time.
            "CONN_MAX_AGE": None,
            # In a file, not in memory: threads and other processes take part in tests.
            "TEST": {"NAME": f"{path}-test.sqlite3"},
        }
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(f"ENSEMBLE_DATABASE names no database Ensemble knows: {parts.scheme!r}.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def mail(address: str) -> dict[str, Any]:
    """Turn `smtp://user:word@host:port` into Django's form; empty means: print mails."""
    if not address:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(address)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError(f"ENSEMBLE_SMTP names no mail server Ensemble knows: {parts.scheme!r}.")
    encrypted = parts.scheme == "smtps"
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if encrypted else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": encrypted,
        "EMAIL_USE_TLS": not encrypted and bool(parts.username),
        "EMAIL_TIMEOUT": 20,
    }
