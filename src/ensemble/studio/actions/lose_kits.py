"""Remove kits that nobody should take along any more."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from ensemble.foundation.files import remove
from ensemble.pieces.models import Piece
from ensemble.studio.models import Kit, Voice

KEPT = timedelta(days=7)


@transaction.atomic
def lose_kits(piece: Piece) -> None:
    """Remove every kit in which a withdrawn piece is heard, alone or in a crowd."""
    crowds = Voice.objects.filter(revision__piece=piece).values("crowd__piece")
    within = Kit.objects.filter(parts__piece=piece) | Kit.objects.filter(parts__piece__in=crowds)
    _remove(within.distinct())


def forget_old_kits() -> None:
    """Remove kits made a week ago: they can be made again."""
    _remove(Kit.objects.filter(created_at__lt=timezone.now() - KEPT))


def _remove(kits: Iterable[Kit]) -> None:
    for kit in kits:
        name = kit.name
        kit.delete()
        if name and not Kit.objects.filter(name=name).exists():
            transaction.on_commit(partial(remove, name))
