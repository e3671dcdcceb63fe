"""By the clock: places held for 72 hours pass to the next in line."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ensemble.activity.actions.record import record
from ensemble.activity.actions.tell import tell
from ensemble.projects.actions.pass_place import pass_places
from ensemble.projects.models import Call, Claim


def expire_claims(*, now: datetime | None = None) -> None:
    """End every claim whose time is over. Safe to run twice, and beside itself."""
    now = now or timezone.now()
    for pk in Claim.objects.overdue(now).order_by("expires_at").values_list("pk", flat=True):
        _expire(pk, now)


@transaction.atomic
def _expire(pk: int, now: datetime) -> None:
    # The call is locked before the claim is read again: an offer may have ended it meanwhile.
    call = Call.objects.select_for_update().get(claims=pk)
    claim = Claim.objects.overdue(now).select_related("member").filter(pk=pk).first()
    if claim is None:
        return
    claim.end(now)
    pass_places(call, now=now)
    record("claim_expired", claim, by=None)
    tell(claim.member, "claim_expired", call.address, by=None, title=call.title)
