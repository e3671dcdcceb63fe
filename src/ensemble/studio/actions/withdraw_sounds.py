"""Let nothing of a withdrawn piece be heard in the studio."""

from ensemble.pieces.models import Piece
from ensemble.studio.actions.let_go import let_go
from ensemble.studio.models import Backing, Submix


def withdraw_sounds(piece: Piece) -> None:
    """Remove every backing and submix that a withdrawn piece may be heard in.

    Harmless when run twice.
    """
    for backing in Backing.objects.filter(parts__piece=piece).exclude(name="").distinct():
        names = (backing.name, backing.light)
        backing.lose()
        let_go(names, Backing.objects.all(), "name", "light")
    submixes = Submix.objects.filter(mix__layers__revision__piece=piece)
    gone = set(submixes.values_list("name", flat=True))
    Submix.objects.filter(pk__in=list(submixes.values_list("pk", flat=True))).delete()
    let_go(gone, Submix.objects.all())
