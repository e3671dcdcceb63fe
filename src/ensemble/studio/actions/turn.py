"""Turn single faders of a mix: several people may do so at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.studio.actions.hold import hold_mix
from ensemble.studio.actions.measure import measure_soon
from ensemble.studio.models import Change, Mix


@dataclass(frozen=True)
class Turn:
    """One fader of the track with this key; of the mix itself where `layer` is empty."""

    layer: str
    fader: str
    value: Any


@transaction.atomic
def turn_faders(mix: Mix, turns: Sequence[Turn], *, gesture: str, by: Member) -> None:
    """Set these faders and no others, in the order in which the server hears of them.

    So the last writer of a fader wins, and what others turn or lay meanwhile stays. What one
    `gesture` turns is taken back together. Nothing changes where one turn is refused; the same
    turns twice are once.
    """
    mix = hold_mix(mix, by=by)
    layers = {layer.key: layer for layer in mix.layers.filter(key__in=[t.layer for t in turns])}
    # Whoever goes on after taking something back can't do it again.
    Change.objects.filter(mix=mix, by=by, undone_at__isnull=False).delete()
    for turn in turns:
        if turn.layer and turn.layer not in layers:
            raise Refused(_("This track isn't in the mix any more. The others stay as they are."))
        layer = layers.get(turn.layer)
        Change.objects.make(mix, layer, turn.fader, turn.value, gesture=gesture, by=by)
    record("turned_faders", mix, by=by)
    measure_soon(mix, by=by)
