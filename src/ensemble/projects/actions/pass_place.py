"""Pass free places on to those who stand in line."""

from datetime import datetime

from django.db import transaction

from ensemble.activity.actions.tell import tell
from ensemble.projects.models import Call
from ensemble.projects.queries.places import free_places


@transaction.atomic
def pass_places(call: Call, *, now: datetime | None = None) -> None:
    """Let whoever stands in line take what is free, first come first served, and tell them."""
    if not call.is_open:
        return
    line = call.claims.in_line().select_related("member")
    for place, claim in zip(free_places(call), line, strict=False):
        claim.take(place, now)
        tell(claim.member, "place_is_yours", call.address, by=None, title=call.title)
