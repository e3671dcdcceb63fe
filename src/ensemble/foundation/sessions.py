"""Sessions in the database, found by a question that is written once."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from ensemble.foundation.compiled import Compiled

COLUMNS = ("session_key", "session_data", "expire_date")


def _ask(key: str) -> Any:
    return Session.objects.filter(pk=key).values_list(*COLUMNS)


FOUND = Compiled(_ask, key="a key of no session")


class SessionStore(db.SessionStore):
    """Django's own, but for how it is read: every page of a member begins with that."""

    def _get_session_from_db(self) -> Session | None:
        for row in FOUND.rows(key=self.session_key):
            if row.expire_date > timezone.now():
                return Session(*row)
        self._session_key = None
        return None
