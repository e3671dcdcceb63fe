"""A finished piece, unfolded into everything it is made of."""

from typing import Any

from django.db.models import QuerySet

from ensemble.engine.interchange.tasl import Part
from ensemble.lineage.queries.family import parents_of
from ensemble.people.models import Member
from ensemble.pieces.models import Captions, Piece
from ensemble.pieces.queries import cards_for
from ensemble.production.models import Finish
from ensemble.production.queries.attribution import work_of_finish
from ensemble.production.roll import Roll


def finished_for(member: Member | None) -> QuerySet[Finish]:
    """Return released pieces that this person may open."""
    pieces = Piece.objects.visible_to(member)
    finishes = Finish.objects.filter(released_at__isnull=False, piece__in=pieces.values("pk"))
    return finishes.select_related("piece__maker", "piece__current__media", "project", "producer")


def unfolded(finish: Finish, member: Member | None) -> dict[str, Any]:
    """Return the work, its roll and a card of each part that this person may see."""
    kin = parents_of(finish.piece, member)
    parts = Piece.objects.visible_to(member).filter(pk__in=[one.source.origin_id for one in kin])
    return {
        "finish": finish,
        "piece": finish.piece,
        "project": finish.project,
        "card": next(iter(cards_for(member, Piece.objects.filter(pk=finish.piece_id))), None),
        "roll": Roll.from_json(finish.roll),
        "parts": cards_for(member, parts),
        "hidden": any(one.piece is None for one in kin),
        "revision": finish.piece.current,
        "captions": Captions.of(finish.piece.current),
    }


def made_from(finish: Finish, member: Member | None) -> list[str]:
    """Return a line for each part: its title, its maker, where it is, and its licence."""
    work = work_of_finish(finish, member)
    return [_line(part) for part in (work.whole, *work.parts)]


def _line(part: Part) -> str:
    return f"“{part.title}”, {', '.join(part.authors)}, {part.source}, {part.licence}"
