"""Say that a piece was made from another."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from ensemble.activity.actions.record import record
from ensemble.activity.actions.tell import tell
from ensemble.foundation.refusal import Refused
from ensemble.lineage.models import How, Source
from ensemble.lineage.queries.ancestors import ancestors_of
from ensemble.lineage.queries.may_build import refuse_unless_licensed, refuse_unless_open
from ensemble.people.models import Member
from ensemble.pieces.models import Piece, Revision
from ensemble.pieces.terms import Condition


@transaction.atomic
def build_on(piece: Piece, revision: Revision, *, how: str, by: Member) -> Source:
    """Say that `piece` was made from `revision`, and how.

    Raises Refused where the terms, a block, a clash of licences or a loop forbid it. Where the
    terms say "ask me first" the edge waits for its maker's word and holds the piece back.
    """
    origin = revision.piece
    if piece.maker_id != by.pk:
        raise Refused("Only its maker can say what a piece stands on.")
    refuse_unless_open(origin, to=by)
    refuse_unless_licensed(piece, beside=[origin])
    if piece.pk in ancestors_of([origin.pk]) | {origin.pk}:
        raise Refused("A piece cannot stand on itself: that one was made from this.")
    source, is_new = Source.objects.get_or_create(
        piece=piece, origin=origin, how=How(how), defaults={"revision": revision}
    )
    if is_new:
        _ask_or_agree(source, by)
        record("built_on", source, by=by)
    return source


def _ask_or_agree(source: Source, by: Member) -> None:
    origin = source.origin
    if origin.condition != Condition.ASK or origin.maker_id == by.pk:
        source.agreed_at = timezone.now()
        source.save(update_fields=["agreed_at"])
        return
    address = reverse("lineage:request", args=[source.key])
    tell(origin.maker, "asked_to_build", address, by=by, title=origin.title)
