"""What can be used in a project's finished piece."""

from django.db.models import Q, QuerySet

from ensemble.people.models import Member
from ensemble.pieces.models import Piece, Revision
from ensemble.projects.models import Offer, Project


def chosen_for(project: Project) -> list[Revision]:
    """Return what was chosen: the seed first, then what was decided as used, in calls' order."""
    used = Offer.objects.filter(call__project=project).used()
    used = used.select_related("revision__piece__maker", "revision__media")
    chosen = [offer.revision for offer in used.order_by("call__position", "id")]
    seed = project.seed
    if seed is not None and seed.current is not None and seed.is_standing:
        chosen.insert(0, seed.current)
    return list(dict.fromkeys(chosen))


def may_appear_in(project: Project, member: Member) -> QuerySet[Revision]:
    """Return all that a leader may use: offered to the project, its seed, or their own."""
    offers = Offer.objects.filter(call__project=project).standing()
    theirs = Piece.objects.visible_to(member).standing()
    mine = Q(piece__maker=member) & Q(pk__in=theirs.values("current"))
    ready = Q(media=None) | Q(media__prepared_at__isnull=False)
    return (
        Revision.objects.filter(
            Q(pk__in=offers.values("revision")) | Q(piece=project.seed_id) | mine,
            ready,
            piece__withdrawn_at=None,
        )
        .select_related("piece__maker", "media")
        .order_by("piece_id", "-number")
    )
