"""What can be laid into a project's mix."""

from django.db.models import Q, QuerySet

from ensemble.people.models import Member
from ensemble.pieces.models import Medium, Piece, Revision
from ensemble.projects.models import Offer, Project


def heard_in(project: Project) -> list[Revision]:
    """Return the sounds chosen for a project: its seed first, then what was decided as used."""
    used = Offer.objects.filter(call__project=project).used().order_by("id")
    chosen = [offer.revision for offer in used.select_related("revision__piece")]
    if project.seed is not None and project.seed.current is not None:
        chosen.insert(0, project.seed.current)
    return [revision for revision in chosen if revision.piece.medium == Medium.AUDIO]


def may_be_heard_in(project: Project, member: Member) -> QuerySet[Revision]:
    """Return every sound a leader may lay into the mix: offered to it, its seed, or their own."""
    offers = Offer.objects.filter(call__project=project).standing()
    theirs = Piece.objects.visible_to(member).standing().filter(medium=Medium.AUDIO)
    mine = Q(piece__maker=member) & Q(pk__in=theirs.values("current"))
    return (
        Revision.objects.filter(
            Q(pk__in=offers.values("revision")) | Q(piece=project.seed_id) | mine,
            piece__medium=Medium.AUDIO,
            piece__withdrawn_at=None,
            media__prepared_at__isnull=False,
        )
        .select_related("piece__maker", "media")
        .order_by("piece_id", "-number")
    )
