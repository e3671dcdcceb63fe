"""Everybody who took part in a project."""

from dataclasses import dataclass

from ensemble.lineage.queries.ancestors import ancestors_of
from ensemble.people.models import Member
from ensemble.pieces.models import Piece
from ensemble.production.models import Thanks
from ensemble.projects.models import Offer, Project
from ensemble.projects.queries.choices import chosen_for


@dataclass(frozen=True)
class Companion:
    """Somebody who took part, and the line written to them so far."""

    member: Member
    line: str


def company_of(project: Project) -> list[Companion]:
    """Return whoever offered something, made something used, or something that it stands on."""
    used = {revision.piece_id for revision in chosen_for(project)}
    family = used | ancestors_of(used)
    makers = set(Piece.objects.filter(pk__in=family).values_list("maker_id", flat=True))
    offers = Offer.objects.filter(call__project=project, withdrawn_at=None)
    makers |= set(offers.values_list("member_id", flat=True))
    lines = dict(Thanks.objects.filter(project=project).values_list("member_id", "line"))
    members = Member.objects.filter(pk__in=makers).order_by("name", "id")
    return [Companion(member, lines.get(member.pk, "")) for member in members]
