"""Let nothing of a withdrawn piece be heard in the studio."""

from django.db.models import Q

from ensemble.foundation.files import remove
from ensemble.pieces.models import Piece
from ensemble.studio.models import Backing


def withdraw_sounds(piece: Piece) -> None:
    """Remove every backing that a withdrawn piece is heard in. Harmless when run twice."""
    for backing in Backing.objects.filter(parts__piece=piece).exclude(name="").distinct():
        names = (backing.name, backing.light)
        backing.lose()
        for name in names:
            if not Backing.objects.filter(Q(name=name) | Q(light=name)).exists():
                remove(name)
