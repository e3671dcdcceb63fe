"""Remove kits that nobody should take along any more."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from ensemble.pieces.models import Piece
from ensemble.studio.actions.let_go import let_go
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
        let_go([name], Kit.objects.all())
