""" "I'm on it": hold a place in a call, or stand in line for one."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.projects.models import Call, Claim
from ensemble.projects.queries.joining import refuse_unless_welcome
from ensemble.projects.queries.places import free_places

TRIES = 5


@transaction.atomic
def claim_call(call: Call, *, by: Member) -> Claim:
    """Hold a free place for 72 hours, or stand in line. Asking twice changes nothing."""
    refuse_unless_welcome(call, by)
    # Those who ask at the same time pass one by one; the constraints hold whatever happens.
    Call.objects.select_for_update().get(pk=call.pk)
    for _attempt in range(TRIES):
        current = call.claims.current().filter(member=by).first()
        if current is not None:
            return current
        try:
            with transaction.atomic():
                return _take(call, by)
        except IntegrityError:
            continue
    raise Refused(_("Many are taking places right now. Try once more."))


def _take(call: Call, by: Member) -> Claim:
    if call.offers.used().count() >= call.wanted:
        raise Refused(_("This call has what it asked for. You can still join in without a place."))
    free = free_places(call)
    claim = Claim.objects.create(call=call, member=by)
    if free:
        claim.take(free[0])
    call.project.stir()
    record("call_claimed", claim, by=by)
    return claim
