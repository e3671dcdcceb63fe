"""What came out of a render."""

from typing import Any

from ensemble.people.models import Member
from ensemble.pieces.models import Captions, Piece
from ensemble.pieces.queries import cards_for
from ensemble.production.models import Render
from ensemble.production.queries.credits import roll_of


def outcome_of(render: Render, member: Member) -> dict[str, Any]:
    """Return a render with its result, where there is one, and the credits as they stand."""
    told: dict[str, Any] = {"render": render, "project": render.project}
    if render.piece is None:
        return told
    used = set(render.parts.values_list("piece_id", flat=True))
    newest = render.piece.newest
    return told | {
        "roll": roll_of(render.project, used),
        "card": next(iter(cards_for(member, Piece.objects.filter(pk=render.piece.pk))), None),
        "piece": render.piece,
        "revision": newest,
        "captions": Captions.of(newest),
        "is_mine": render.piece.maker_id == member.pk,
        "preparation": None if newest.is_ready or not newest.media else newest.media.preparation,
        "is_producer": render.project.producer_id == member.pk,
    }
