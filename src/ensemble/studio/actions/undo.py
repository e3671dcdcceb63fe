"""Take back what one turned last."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.studio.actions.hold import hold_mix
from ensemble.studio.actions.measure import measure_soon
from ensemble.studio.models import Change, Mix


@transaction.atomic
def undo_turns(mix: Mix, *, by: Member, again: bool = False) -> bool:
    """Take back a member's own latest gesture, or do `again` what was taken back last.

    A fader that somebody else has turned since stays where they put it; then the answer is False.
    """
    mix = hold_mix(mix, by=by)
    changes = Change.objects.last_of(by, mix, undone=again).select_related("layer")
    if not changes:
        raise Refused(_("There is nothing to do again.") if again else _("Nothing to take back."))
    in_turn = reversed(changes) if again else changes
    moved = []
    for change in in_turn:
        change.mix = mix
        moved.append(change.swing(back=not again))
    record("undid_turns", mix, by=by)
    measure_soon(mix, by=by)
    return all(moved)
