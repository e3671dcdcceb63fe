"""What must be true of every connection."""

import sqlite3
from types import SimpleNamespace
from typing import Any, cast

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from ensemble.website.database import check_journal


@pytest.mark.django_db
def test_our_own_database_passes() -> None:
    check_journal(sender=None, connection=connection)


def test_a_journal_that_blocks_readers_is_refused() -> None:
    # What SQLite does on a network folder: it answers with another journal, and no error.
    lines = sqlite3.connect(":memory:")

    class Cursor:
        def __enter__(self) -> sqlite3.Cursor:
            return lines.cursor()

        def __exit__(self, *reason: object) -> None:
            pass

    facts = {"vendor": "sqlite", "cursor": Cursor, "settings_dict": {"NAME": "/net/place"}}
    with pytest.raises(ImproperlyConfigured, match="no write-ahead log in /net/place"):
        check_journal(sender=None, connection=cast(Any, SimpleNamespace(**facts)))
    lines.close()
