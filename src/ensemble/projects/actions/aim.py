"""Mean a draft for a call, and offer it once it is published."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.models import Medium, Piece
from ensemble.projects.models import Aim, Call
from ensemble.projects.queries.joining import refuse_unless_welcome
from ensemble.projects.queries.licences import refuse_unless_combinable


@transaction.atomic
def aim_piece(piece: Piece, call: Call, *, by: Member, line: str = "") -> Aim:
    """Remember that `by` makes this for `call`. Refuses now what the offer would refuse later."""
    refuse_unless_welcome(call, by)
    if piece.medium != call.medium:
        raise Refused(_("This call asks for %(medium)s.") % {"medium": Medium(call.medium).label})
    refuse_unless_combinable(piece, call.project)
    aim, is_new = Aim.objects.update_or_create(
        piece=piece, call=call, defaults={"line": line.strip()[:300]}
    )
    if is_new:
        record("piece_aimed", aim, by=by)
    return aim
