"""What can be laid into a project's mix: the sounds among what can be used."""

from django.db.models import Q, QuerySet

from ensemble.people.models import Member
from ensemble.pieces.models import Medium, Revision
from ensemble.projects.models import Project
from ensemble.projects.queries.choices import chosen_for, may_appear_in
from ensemble.studio.queries.crowds import in_crowds_of, stems_of


def heard_in(project: Project) -> list[Revision]:
    """Return the sounds chosen for a project: its seed first, then what was decided as used.

    Takes that stand in a crowd are heard in its stem, which comes last.
    """
    crowded = in_crowds_of(project)
    sounds = [one for one in chosen_for(project) if one.piece.medium == Medium.AUDIO]
    alone = [one for one in sounds if one.pk not in crowded]
    return alone + list(stems_of(project).order_by("id"))


def may_be_heard_in(project: Project, member: Member) -> QuerySet[Revision]:
    """Return every sound a leader may lay into the mix.

    Offered to it, its seed, the stems of its crowds, or their own.
    """
    appears = Q(pk__in=may_appear_in(project, member).values("pk"))
    stems = Q(pk__in=stems_of(project).values("pk"))
    found = Revision.objects.filter(appears | stems, piece__medium=Medium.AUDIO)
    return found.select_related("piece__maker", "media").order_by("piece_id", "-number")
