"""Who knows members again."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db import connection

from ensemble.foundation.compiled import Compiled
from ensemble.people.models import Member

COLUMNS = [field.attname for field in Member._meta.concrete_fields]


def _ask_member(pk: int) -> Any:
    return Member.objects.filter(pk=pk).values_list(*COLUMNS)


MEMBER = Compiled(_ask_member, pk=8_765_432_109_876)


class Doorkeeper(AuthenticationBackend):  # type: ignore[misc]
    """Knows members by address and password, and again on every page that they open."""

    def get_user(self, user_id: int) -> Member | None:
        for row in MEMBER.rows(pk=user_id):
            member = Member.from_db(connection.alias, COLUMNS, row)
            return member if self.user_can_authenticate(member) else None
        return None
