"""Credit those who made a piece together with its maker."""

from collections.abc import Iterable

from django.db import transaction

from ensemble.activity.actions.record import record
from ensemble.people.models import Member
from ensemble.pieces.models import Contribution, Piece


@transaction.atomic
def credit_contributors(piece: Piece, members: Iterable[Member], *, by: Member) -> None:
    """Add these to whom a piece credits; its maker is credited already. Nobody is ever dropped."""
    rows = [Contribution(piece=piece, member=each) for each in members if each != piece.maker]
    Contribution.objects.bulk_create(rows, ignore_conflicts=True)
    record("credited", piece, by=by, who=[row.member.key for row in rows])
