"""A take has another place: what it is heard in follows."""

from ensemble.projects.models import Offer
from ensemble.studio.actions.make_crowd import ask_for_stem
from ensemble.studio.actions.ready_guide import expect_guides_on
from ensemble.studio.models import Crowd, Take


def follow_take(take: Take) -> None:
    """Have the crowds remade in which it stands where it was recorded, and the guides it is in."""
    calls = Offer.objects.used().filter(revision=take.revision_id).values("call")
    crowds = Crowd.objects.filter(call__in=calls, stands=Crowd.Stands.PLACED)
    for crowd in crowds.select_related("job", "maker"):
        ask_for_stem(crowd, at_once=False)
    expect_guides_on(take.revision.piece)
