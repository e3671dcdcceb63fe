"""Move a take to where it belongs."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import NotYours
from ensemble.people.models import Member
from ensemble.studio.actions.follow_take import follow_take
from ensemble.studio.models import Take
from ensemble.studio.queries.takes import may_place

__all__ = ["may_place", "place_take"]


@transaction.atomic
def place_take(take: Take, offset_samples: int, *, by: Member) -> None:
    """Put a take at a sample of the guide's time, by ear: its sound stays as it is.

    Its maker may, and whoever leads a project that it was offered to.
    """
    take = Take.objects.select_for_update(of=("self",)).get(pk=take.pk)
    if not may_place(take, by):
        raise NotYours(_("Only its maker, and the leaders it was offered to, can move a take."))
    measured = take.evidence.get("measured") or {
        "offset_samples": take.offset_samples,
        "method": take.method,
        "confidence": take.confidence,
    }
    take.place(offset_samples, by, method="hand", confidence=1.0, measured=measured)
    follow_take(take)
    record("placed_take", take, by=by, offset_samples=offset_samples)
