"""Let mixes play a crowd as it is now."""

from django.db import transaction

from ensemble.activity.actions.record import record
from ensemble.people.models import Member
from ensemble.pieces.models import Piece, Revision
from ensemble.studio.actions.measure import measure_soon
from ensemble.studio.actions.prepare_desk import prepare_desk
from ensemble.studio.models import Layer, Mix


@transaction.atomic
def swap_stem(before: set[Piece], stem: Revision | None, *, by: Member) -> None:
    """Put a new stem where these pieces are layers, every fader as it is; without one, nothing."""
    layers = Layer.objects.filter(revision__piece__in=before)
    mixes = Mix.objects.select_for_update().filter(pk__in=layers.values("mix"))
    for mix in list(mixes.order_by("pk")):
        number = mix.count()
        if stem is None:
            layers.filter(mix=mix).delete()
        else:
            layers.filter(mix=mix).update(revision=stem, number=number)
            prepare_desk(mix, by=by)
        measure_soon(mix, by=by)
        record("swapped_stem", mix, by=by)
