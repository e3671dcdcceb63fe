"""See to it that all of a mix can be heard."""

from collections.abc import Iterable

from ensemble.foundation.jobs import Job
from ensemble.people.models import Member
from ensemble.pieces.models import Revision
from ensemble.studio.actions.make_reel import make_reel
from ensemble.studio.actions.measure import measure_soon
from ensemble.studio.models import Mix, Version
from ensemble.studio.queries.reels import REEL


def prepare_desk(mix: Mix, *, by: Member) -> None:
    """Ask for the reels that are missing, and for the mix's loudness if it was never measured."""
    laid = mix.layers.standing().exclude(revision__media__derived__role=REEL)
    _ask_for_reels(laid.values_list("revision__media", flat=True), by)
    if mix.gain_db is None:
        measure_soon(mix, by=by)


def prepare_version(version: Version, *, by: Member) -> None:
    """Ask for the reels that are missing of what is heard in a version."""
    keys = [track["revision"] for track in version.tracks]
    found = Revision.objects.filter(key__in=keys, piece__withdrawn_at=None)
    _ask_for_reels(found.exclude(media__derived__role=REEL).values_list("media", flat=True), by)


def _ask_for_reels(media: Iterable[int | None], by: Member) -> None:
    asked = Job.objects.open().filter(name=make_reel.name).values_list("arguments", flat=True)
    for media_id in set(media) - {None} - {arguments[0] for arguments in asked}:
        make_reel.later(media_id, by=by, priority=1)
