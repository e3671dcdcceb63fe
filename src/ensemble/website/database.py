"""What must be true of every connection to the database."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.base.base import BaseDatabaseWrapper


def check_journal(sender: Any, connection: BaseDatabaseWrapper, **facts: Any) -> None:
    """Refuse a SQLite connection whose journal isn't a write-ahead log.

    SQLite answers the request for one with what it made of it, and without an error: on a
    broken disk or a network folder it silently stays with a journal that blocks readers.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        answer = cursor.execute("PRAGMA journal_mode").fetchone()[0]
    if answer != "wal":
        raise ImproperlyConfigured(
            f"SQLite keeps no write-ahead log in {connection.settings_dict['NAME']} "
            f"(it says {answer!r}). Put ENSEMBLE_VAR on a local disk."
        )
