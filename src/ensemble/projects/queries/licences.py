"""Do the terms of a piece fit those it would stand beside?"""

from django.utils.translation import gettext as _

from ensemble.foundation.refusal import Refused
from ensemble.lineage.queries.may_build import licences_for
from ensemble.pieces.models import Piece
from ensemble.pieces.terms import Condition
from ensemble.projects.models import Offer, Project


def pieces_of(project: Project) -> list[Piece]:
    """Return what the finished piece will stand on so far: used offers, guides and the seed."""
    used = Offer.objects.used().filter(call__project=project).values("piece_id")
    guides = project.calls.values("guides__revision__piece_id")
    found = Piece.objects.filter(pk__in=used) | Piece.objects.filter(pk__in=guides)
    return list(found | Piece.objects.filter(pk__in=[project.seed_id or 0]))


def refuse_unless_combinable(piece: Piece, project: Project) -> None:
    """Raise Refused where the piece's terms forbid what this project is for."""
    if piece.condition == Condition.LISTEN:
        raise Refused(
            _("You asked that this piece is heard and seen only. Change its terms to offer it.")
        )
    licences_for([piece, *pieces_of(project)])
