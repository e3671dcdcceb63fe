"""What a maker's terms let others do, told before the work starts."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from ensemble.foundation.refusal import Refused
from ensemble.lineage.models import Source
from ensemble.people.models import Block, Member
from ensemble.pieces.models import Piece
from ensemble.pieces.terms import Condition, Licence, allowed_together


def refuse_unless_open(origin: Piece, *, to: Member) -> None:
    """Raise Refused where `to` may not build on `origin`, whatever the licence."""
    if not Piece.objects.visible_to(to).filter(pk=origin.pk).exists():
        raise Refused(_("This piece can't be built on: it isn't here any more, or not for you."))
    if origin.maker_id == to.pk:
        return
    if Block.objects.between(origin.maker, to):
        raise Refused(_("You can't build on this piece."))
    if origin.condition == Condition.LISTEN:
        raise Refused(
            _("%(name)s asks that “%(title)s” is heard and seen only, not built on.")
            % {"name": origin.maker.credited_as, "title": origin.title}
        )


def licences_for(origins: Iterable[Piece]) -> list[Licence]:
    """Return what a piece that stands on all of these may carry, the freest first.

    Raises Refused where no licence satisfies them all.
    """
    allowed = allowed_together(origin.licence for origin in origins)
    return [licence for licence in Licence if licence in allowed]


def refuse_unless_licensed(piece: Piece, *, beside: Iterable[Piece] = ()) -> None:
    """Raise Refused where a piece's licence doesn't fit all that it stands on, and `beside`."""
    sources = Source.objects.filter(piece=piece).select_related("origin")
    origins = [source.origin for source in sources] + list(beside)
    allowed = licences_for(origins)
    if Licence(piece.licence) not in allowed:
        names = _(" or ").join(licence.label for licence in allowed)
        raise Refused(
            _("What this stands on asks for %(allowed)s, and your piece says %(own)s.")
            % {"allowed": names, "own": Licence(piece.licence).label}
        )
