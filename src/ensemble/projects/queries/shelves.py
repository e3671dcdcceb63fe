"""Projects in a list: newest first, a stretch at a time, never counted."""

from dataclasses import dataclass

from ensemble.people.models import Member
from ensemble.pieces.models import Medium
from ensemble.projects.models import Project

LENGTH = 20
STATES = ("going", "resting", "finished")


@dataclass(frozen=True)
class Shelf:
    """Projects, and the key after which the older ones begin; "" at the end."""

    projects: list[Project]
    older: str


def shelf_for(member: Member | None, state: str, *, medium: str = "", after: str = "") -> Shelf:
    """Return the next listed projects that are going, resting or finished."""
    state = state if state in STATES else STATES[0]
    projects = getattr(Project.objects.visible_to(member).listed(), state)()
    if medium in Medium.values:
        projects = projects.filter(medium=medium)
    last = Project.objects.filter(key=after).values_list("pk", flat=True).first() if after else None
    if last is not None:
        projects = projects.filter(pk__lt=last)
    found = list(projects.select_related("producer").newest_first()[: LENGTH + 1])
    return Shelf(found[:LENGTH], found[LENGTH - 1].key if len(found) > LENGTH else "")
