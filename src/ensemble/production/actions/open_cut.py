"""Open the cut of a project."""

from django.db import transaction

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.production.models import Cut, Shot
from ensemble.production.models.cut import STILL_LASTS_MS
from ensemble.projects.models import Project
from ensemble.projects.queries.choices import chosen_for


@transaction.atomic
def open_cut(project: Project, *, by: Member) -> Cut:
    """Return the project's cut; the first time, put into it all that was chosen, in order."""
    if not project.is_led_by(by):
        raise Refused("Only its leaders can cut this.")
    Project.objects.select_for_update().get(pk=project.pk)
    cut = Cut.objects.filter(project=project).order_by("-id").first()
    if cut is not None:
        return cut
    chosen = chosen_for(project)
    beds = [revision for revision in chosen if revision.piece.medium == "audio"]
    shots = [revision for revision in chosen if revision.piece.medium != "audio"]
    bed = beds[0] if beds else None
    cut = Cut.objects.create(project=project, maker=by, title=project.title, bed=bed)
    for position, revision in enumerate(shots):
        lasts = None if revision.piece.medium == "video" else STILL_LASTS_MS
        Shot.objects.create(cut=cut, revision=revision, position=position, lasts_ms=lasts)
    record("opened_cut", cut, by=by)
    return cut
