"""What can be laid into a project's mix: the sounds among what can be used."""

from django.db.models import QuerySet

from ensemble.people.models import Member
from ensemble.pieces.models import Medium, Revision
from ensemble.projects.models import Project
from ensemble.projects.queries.choices import chosen_for, may_appear_in


def heard_in(project: Project) -> list[Revision]:
    """Return the sounds chosen for a project: its seed first, then what was decided as used."""
    return [one for one in chosen_for(project) if one.piece.medium == Medium.AUDIO]


def may_be_heard_in(project: Project, member: Member) -> QuerySet[Revision]:
    """Return every sound a leader may lay into the mix: offered to it, its seed, or their own."""
    return may_appear_in(project, member).filter(piece__medium=Medium.AUDIO)
