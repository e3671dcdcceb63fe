"""Change what is said about a piece, and who sees it on what terms."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Circle, Member
from ensemble.pieces.actions.settle import settle_piece
from ensemble.pieces.clearing import needs_a_look
from ensemble.pieces.models import Piece, Visibility
from ensemble.pieces.signals import piece_edited


@transaction.atomic
def edit_piece(piece: Piece, *, by: Member, **facts: Any) -> None:
    """Change title, about, language, craft, visibility, circle, licence or condition.

    A licence can be opened, and closed only while nobody else has seen the piece. A piece that
    only a circle saw is looked at, where the rule says so, before everyone sees it.
    """
    if piece.maker_id != by.pk:
        raise Refused(_("Only its maker can change a piece."))
    if facts.get("visibility", piece.visibility) != Visibility.CIRCLE:
        facts["circle"] = None
    circle = facts.get("circle")
    if circle and not Circle.objects.of(by).filter(pk=circle.pk).exists():
        raise Refused(_("You aren't in this circle."))
    was_for_a_circle = piece.visibility == Visibility.CIRCLE
    piece.describe(**facts)
    piece_edited.send(Piece, piece=piece, by=by)
    record("edited", piece, by=by, changed=sorted(facts))
    if was_for_a_circle and piece.cleared_at and needs_a_look(piece):
        piece.hold()
    settle_piece(piece)
