"""Let go of stored files that no row needs any more."""

from collections.abc import Iterable
from functools import partial

from django.db import models, transaction

from ensemble.foundation.files import remove


def let_go(names: Iterable[str], rows: models.QuerySet[models.Model], *fields: str) -> None:
    """Remove these files after the commit, but those that a field of these rows names.

    Equal bytes are one file, so several rows may name it.
    """
    for name in names:
        named = models.Q(*((field, name) for field in fields or ("name",)), _connector=models.Q.OR)
        if name and not rows.filter(named).exists():
            transaction.on_commit(partial(remove, name))
