"""Put every layer of a mix where it belongs."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.models import Revision
from ensemble.studio.faders import checked
from ensemble.studio.models import Layer, Mix
from ensemble.studio.queries import may_be_heard_in

MOST_LAYERS = 1_000
PLACED = ("offset_samples", "gain_db", "pan")


@dataclass(frozen=True)
class Placing:
    """One layer as a leader wants it: offset in samples at 48 kHz, gain in dB, pan -1 to 1."""

    revision: str
    offset_samples: int = 0
    gain_db: float = 0.0
    pan: float = 0.0
    is_muted: bool = False


@transaction.atomic
def arrange_mix(mix: Mix, placings: Sequence[Placing], *, by: Member) -> None:
    """Replace the layers of a mix. Nothing changes where one of them is refused."""
    if not mix.project.is_led_by(by):
        raise Refused("Only its leaders can mix this.")
    if len(placings) > MOST_LAYERS:
        raise Refused(f"A mix takes at most {MOST_LAYERS} layers.")
    known = {revision.key: revision for revision in may_be_heard_in(mix.project, by)}
    mix.count()
    layers = [_layer(mix, placing, known, position) for position, placing in enumerate(placings)]
    mix.layers.all().delete()
    Layer.objects.bulk_create(layers)
    record("arranged_mix", mix, by=by)


def _layer(mix: Mix, placing: Placing, known: dict[str, Revision], position: int) -> Layer:
    if placing.revision not in known:
        raise Refused("One of these pieces isn't here any more. The mix stays as it was.")
    return Layer(
        mix=mix,
        revision=known[placing.revision],
        position=position,
        number=mix.number,
        is_muted=placing.is_muted,
        **{fader: checked(fader, getattr(placing, fader)) for fader in PLACED},
    )
