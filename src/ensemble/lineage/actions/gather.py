"""Say that a piece is made of many others at once."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.lineage.models import How, Source
from ensemble.lineage.queries.ancestors import ancestors_of
from ensemble.lineage.queries.may_build import refuse_unless_licensed
from ensemble.people.models import Member
from ensemble.pieces.models import Piece, Revision


@transaction.atomic
def gather_sources(
    piece: Piece, revisions: Iterable[Revision], *, how: str, by: Member | None
) -> None:
    """Let `piece` stand on exactly these, whose makers have offered them for it.

    The statements are as many for a thousand as for one. What is no longer among them goes,
    unless something stands on `piece` already: that keeps whom it credits. Raises Refused where
    the licences clash, or for a piece that stands on this one.
    """
    wanted = {revision.piece_id: revision for revision in revisions}
    if piece.pk in ancestors_of(wanted) | set(wanted):
        raise Refused(_("A piece cannot stand on itself: that one was made from this."))
    known = Source.objects.filter(piece=piece, how=How(how))
    if not Source.objects.filter(origin=piece).exists():
        known.exclude(origin__in=wanted).delete()
    _follow(known, wanted)
    there = set(known.values_list("origin_id", flat=True))
    Source.objects.bulk_create(
        Source(piece=piece, revision=revision, origin_id=origin, how=how, agreed_at=timezone.now())
        for origin, revision in wanted.items()
        if origin not in there
    )
    refuse_unless_licensed(piece)
    record("gathered", piece, by=by)


def _follow(known: Iterable[Source], wanted: Mapping[int, Revision]) -> None:
    """Where another revision of the same piece is used now, the edge points at that one."""
    moved = []
    for source in known:
        revision = wanted.get(source.origin_id)
        if revision is not None and source.revision_id != revision.pk:
            source.revision = revision
            moved.append(source)
    Source.objects.bulk_update(moved, ["revision"])
