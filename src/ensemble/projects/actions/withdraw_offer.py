"""Take an offer back."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.signals import announce
from ensemble.projects.models import Call, Offer
from ensemble.projects.signals import choices_changed


@transaction.atomic
def withdraw_offer(offer: Offer, *, by: Member) -> None:
    """Take a piece back from a call; the piece itself stays. Its maker only."""
    # Calls before offers, as everywhere: nobody waits for each other in a ring.
    Call.objects.select_for_update().get(pk=offer.call_id)
    offer = Offer.objects.select_related("call__project").get(pk=offer.pk)
    if offer.member_id != by.pk:
        raise Refused(_("Only its maker can take it back."))
    if offer.call.project.finished_at is not None:
        raise Refused(_("This project is finished. Withdraw the piece itself if you need to."))
    if offer.withdrawn_at is not None:
        return
    offer.withdraw()
    offer.call.count_answers(-1)
    record("offer_withdrawn", offer, by=by)
    announce(choices_changed, Call, call=offer.call)
