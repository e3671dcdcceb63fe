"""Say that others may see a revision."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.activity.actions.tell import tell
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.holds import reasons_to_hold
from ensemble.pieces.models import Piece, Revision
from ensemble.pieces.signals import announce, piece_cleared


@transaction.atomic
def clear_revision(revision: Revision, *, by: Member) -> None:
    """A moderator has looked at it and lets others see it."""
    piece = revision.piece
    refuse_unless_moderator(by)
    if piece.published_at is None or piece.withdrawn_at:
        raise Refused(_("Its maker has taken this back meanwhile."))
    for reason in reasons_to_hold(piece):
        raise Refused(reason)
    if revision.cleared_at:
        return
    revision.clear(by=by)
    record("cleared", piece, by=by, number=revision.number)
    tell(piece.maker, "piece_cleared", piece.get_absolute_url(), by=None, title=piece.title)
    announce(piece_cleared, Piece, piece=piece, revision=revision, by=by)


def refuse_unless_moderator(member: Member) -> None:
    """Raise Refused for anybody who doesn't look after the place."""
    if not member.is_moderator:
        raise Refused(_("Only those who look after this place can do that."))
