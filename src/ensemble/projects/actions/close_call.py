"""Say that a call has what it needs."""

from django.db import transaction

from ensemble.activity.actions.record import record
from ensemble.activity.actions.tell import tell
from ensemble.people.models import Member
from ensemble.projects.models import Call


@transaction.atomic
def close_call(call: Call, *, by: Member) -> None:
    """Close a call. Whoever holds a place or stands in line is told; offers keep their answer."""
    call.project.refuse_unless_led_by(by)
    call.close()
    for claim in call.claims.current().select_related("member"):
        claim.end()
        tell(claim.member, "call_closed", call.address, by=by, title=call.title)
    call.project.stir(led=True)
    record("call_closed", call, by=by)
