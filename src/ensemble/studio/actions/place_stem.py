"""Say where a crowd's stem belongs in a mix."""

from django.db import transaction

from ensemble.activity.actions.record import record
from ensemble.pieces.models import Revision
from ensemble.studio.models import Crowd, Take


@transaction.atomic
def place_stem(crowd: Crowd, stem: Revision) -> None:
    """Everybody's moment stands where the crowd says, or the stem where the guide begins."""
    take, _is_new = Take.objects.get_or_create(revision=stem)
    take.place(crowd.begins, None, method="crowd", confidence=1.0)
    record("placed_stem", crowd, by=None)
