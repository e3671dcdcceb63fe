"""Give a place back."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.projects.actions.pass_place import pass_places
from ensemble.projects.models import Call, Claim


@transaction.atomic
def give_back_claim(claim: Claim, *, by: Member) -> None:
    """Let go of a place, or leave the line. The next in line moves up."""
    if claim.member_id != by.pk:
        raise Refused(_("This place is held by somebody else."))
    call = Call.objects.select_for_update().get(pk=claim.call_id)
    claim.end()
    pass_places(call)
    record("claim_given_back", claim, by=by)
