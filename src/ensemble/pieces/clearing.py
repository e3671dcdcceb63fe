"""Who looks before others see: the clearing rule of this place."""

from django.conf import settings

from ensemble.pieces.models import Piece, Visibility

LOOKED_AT = 3


def needs_a_look(piece: Piece) -> bool:
    """Whether a person looks at what is new in a piece before others see it.

    `first-three` (the default): a person looks until three pieces of this maker have been let
    through for more than a circle. `none`: nobody has to. `all`: every revision is looked at.
    """
    rule = settings.ENSEMBLE_CLEARING
    if rule == "none" or piece.visibility == Visibility.CIRCLE or piece.maker.is_moderator:
        return False
    return rule == "all" or _is_newcomer(piece)


def _is_newcomer(piece: Piece) -> bool:
    others = Piece.objects.filter(maker=piece.maker, cleared_at__isnull=False)
    known = others.exclude(pk=piece.pk).exclude(visibility=Visibility.CIRCLE)[:LOOKED_AT]
    return len(known.values_list("pk")) < LOOKED_AT
