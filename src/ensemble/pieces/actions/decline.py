"""Keep a revision from others, and say why."""

from django.db import transaction

from ensemble.activity.actions.record import record
from ensemble.activity.actions.tell import tell
from ensemble.people.models import Member
from ensemble.pieces.actions.clear import refuse_unless_moderator
from ensemble.pieces.models import Revision


@transaction.atomic
def decline_revision(revision: Revision, *, because: str, by: Member) -> None:
    """A moderator has looked at it and says: not like this. Its maker reads the reason."""
    refuse_unless_moderator(by)
    revision.decline(because)
    piece = revision.piece
    record("declined", piece, by=by, number=revision.number, because=revision.declined_because)
    facts = {"title": piece.title, "reason": revision.declined_because}
    tell(piece.maker, "piece_declined", piece.get_absolute_url(), by=None, **facts)
