"""A take has another place: the crowd that it stands in follows."""

from ensemble.projects.models import Offer
from ensemble.studio.actions.make_crowd import ask_for_stem
from ensemble.studio.models import Crowd, Take


def follow_take(take: Take) -> None:
    """Have the crowds remade in which this take stands where it was recorded."""
    calls = Offer.objects.used().filter(revision=take.revision_id).values("call")
    crowds = Crowd.objects.filter(call__in=calls, stands=Crowd.Stands.PLACED)
    for crowd in crowds.select_related("job", "maker"):
        ask_for_stem(crowd, at_once=False)
