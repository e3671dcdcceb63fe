"""Change a name in credits that were released."""

from typing import Any

from django.db import transaction
from django.db.models import TextField
from django.db.models.functions import Cast

from ensemble.activity.actions.record import record
from ensemble.people.models import Member
from ensemble.production.models import Finish


@transaction.atomic
def rename_in_rolls(member: Member, *, by: Member | None) -> None:
    """Write the name that `member` is credited with now into every released roll.

    The chain stays; what a film shows in its last seconds stays as it was rendered.
    """
    told = Finish.objects.annotate(text=Cast("roll", TextField()))
    for finish in told.filter(text__contains=member.key):
        finish.roll = _renamed(finish.roll, member)
        finish.save(update_fields=["roll"])
        record("renamed_in_roll", finish, by=by)


def _renamed(part: Any, member: Member) -> Any:
    if isinstance(part, list):
        return [_renamed(one, member) for one in part]
    if not isinstance(part, dict):
        return part
    if part.get("key") == member.key:
        return part | {"name": member.credited_as}
    return {name: _renamed(value, member) for name, value in part.items()}
