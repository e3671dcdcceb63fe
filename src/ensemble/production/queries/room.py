"""What the finishing room shows around the mixer or the cut."""

from typing import Any

from django.db.models import Q

from ensemble.people.models import Member
from ensemble.pieces.models import Piece
from ensemble.pieces.queries import cards_for
from ensemble.production.models import Render
from ensemble.projects.models import Project
from ensemble.projects.queries.choices import may_appear_in
from ensemble.studio.queries.crowds import stems_of

SHOWN = 5


def room_of(project: Project, member: Member) -> dict[str, Any]:
    """Return the project, a card of each piece that can be used, and the latest renders."""
    pieces = Piece.objects.filter(
        Q(pk__in=may_appear_in(project, member).values("piece"))
        | Q(pk__in=stems_of(project).values("piece"))
    )
    cards = {card.url: card for card in cards_for(member, pieces)}
    renders = Render.objects.filter(project=project).select_related("job", "piece")
    return {
        "project": project,
        "cards": cards,
        "renders": renders.order_by("-id")[:SHOWN],
    }
