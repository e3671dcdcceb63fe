"""Open the mix of a project."""

from django.db import transaction

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.projects.models import Project
from ensemble.studio.models import Layer, Mix
from ensemble.studio.queries import heard_in, places_of


@transaction.atomic
def open_mix(project: Project, *, by: Member) -> Mix:
    """Return the project's mix; the first time, lay into it all sound that was chosen."""
    if not project.is_led_by(by):
        raise Refused("Only its leaders can mix this.")
    Project.objects.select_for_update().get(pk=project.pk)
    mix = Mix.objects.filter(project=project).order_by("-id").first()
    if mix is not None:
        return mix
    mix = Mix.objects.create(project=project, title=project.title, maker=by)
    chosen = heard_in(project)
    places = places_of(chosen)
    for position, revision in enumerate(chosen):
        place = places.get(revision.pk, 0)
        Layer.objects.create(mix=mix, revision=revision, position=position, offset_samples=place)
    record("opened_mix", mix, by=by)
    return mix
