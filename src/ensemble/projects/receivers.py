"""What projects do when a piece is drafted, published or withdrawn."""

from typing import Any

from django.dispatch import receiver
from django.http import QueryDict
from django.utils.translation import gettext as _

from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.people.signals import member_left
from ensemble.pieces.models import Piece
from ensemble.pieces.signals import piece_drafted, piece_published, piece_withdrawn
from ensemble.projects.actions.aim import aim_piece
from ensemble.projects.actions.go_on import go_on_without
from ensemble.projects.actions.lose import lose_offers
from ensemble.projects.actions.meet_aims import meet_aims
from ensemble.projects.models import Call


@receiver(piece_drafted)
def aim(piece: Piece, answers: QueryDict, by: Member, **_kwargs: Any) -> None:
    """An answer `call` is the key of the call that the piece is made for, `line` a word to it."""
    key = answers.get("call", "")
    if not key:
        return
    call = Call.objects.visible_to(by).select_related("project").filter(key=key).first()
    if call is None:
        raise Refused(_("The call this was made for isn't here any more."))
    aim_piece(piece, call, line=answers.get("line", ""), by=by)


@receiver(piece_published)
def offer(piece: Piece, by: Member, **_kwargs: Any) -> None:
    """It is offered to the calls that it was made for."""
    meet_aims(piece, by=by)


@receiver(piece_withdrawn)
def lose(piece: Piece, **_kwargs: Any) -> None:
    """Whoever counted on it hears of it."""
    lose_offers(piece)


@receiver(member_left)
def go_on(member: Member, **_kwargs: Any) -> None:
    """What they led and promised is in other hands."""
    go_on_without(member, by=None)
