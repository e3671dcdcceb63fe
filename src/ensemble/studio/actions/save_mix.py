"""Save what a page without a script turned."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from ensemble.foundation.keys import new_key
from ensemble.people.models import Member
from ensemble.studio.actions.lay import lay_revision
from ensemble.studio.actions.turn import Turn, turn_faders
from ensemble.studio.models import Mix


@transaction.atomic
def save_mix(mix: Mix, turns: Sequence[Turn], added: Iterable[str], *, by: Member) -> Mix:
    """Turn these faders and lay these pieces in, all or nothing; return the mix as it is now.

    One undo takes all of it back.
    """
    gesture = new_key()
    if turns:
        turn_faders(mix, turns, gesture=gesture, by=by)
    for revision_key in added:
        lay_revision(mix, revision_key, gesture=gesture, by=by)
    mix.refresh_from_db()
    return mix
