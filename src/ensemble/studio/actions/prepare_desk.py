"""See to it that all of a mix can be heard."""

from ensemble.foundation.jobs import Job
from ensemble.people.models import Member
from ensemble.studio.actions.make_reel import make_reel
from ensemble.studio.actions.measure import measure_soon
from ensemble.studio.models import Mix
from ensemble.studio.queries.reels import REEL


def prepare_desk(mix: Mix, *, by: Member) -> None:
    """Ask for the reels that are missing, and for the mix's loudness if it was never measured."""
    laid = mix.layers.standing().exclude(revision__media__derived__role=REEL)
    wanted = set(laid.values_list("revision__media", flat=True)) - {None}
    asked = Job.objects.open().filter(name=make_reel.name).values_list("arguments", flat=True)
    for media_id in wanted - {arguments[0] for arguments in asked}:
        make_reel.later(media_id, by=by, priority=1)
    if mix.gain_db is None:
        measure_soon(mix, by=by)
