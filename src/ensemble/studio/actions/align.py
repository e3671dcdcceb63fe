"""Find a take's place again from its raw recording."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.engine.alignment.align import SURE, Aligned, align
from ensemble.engine.alignment.ticks import Ticks
from ensemble.engine.errors import Unsupported
from ensemble.foundation.files import open_local
from ensemble.foundation.jobs import Run, job
from ensemble.foundation.refusal import NotYours, Refused
from ensemble.people.models import Member
from ensemble.studio.actions.follow_take import follow_take
from ensemble.studio.models import Take
from ensemble.studio.placing import METHODS
from ensemble.studio.queries.takes import may_place
from ensemble.studio.timeline import RATE


@transaction.atomic
def align_again(take: Take, *, by: Member) -> None:
    """Ask for a take's place to be found again: by the ticks in it, else by ear.

    Asking twice is asking once.
    """
    if not may_place(take, by):
        raise NotYours(_("Only its maker, and the leaders it was offered to, can move a take."))
    if not take.is_recorded_here:
        raise Refused(_("What it was recorded on isn't here any more. Move it by hand."))
    if align_take.is_awaited(take.pk):
        return
    align_take.later(take.pk, by=by)
    record("asked_to_align", take, by=by)


@job(tries=2, lease=60)
def align_take(run: Run, take_id: int) -> None:
    """Listen to the raw recording against its backing; a sure place replaces the one it has.

    What was found is kept as evidence either way.
    """
    take = Take.objects.select_related("raw", "backing").get(pk=take_id)
    if take.raw is None or take.backing is None or not take.backing.name:
        return
    with (
        run.folder() as folder,
        open_local(take.raw.original) as raw,
        open_local(take.backing.name) as guide,
    ):
        around = Fraction(take.offset_samples - take.trim_start, RATE)
        found = align(
            raw, guide, folder=folder, around=around, ticks=ticks_of(take.evidence),
            report=run.report,
        )  # fmt: skip
    with run.fence():
        _write_down(Take.objects.select_for_update().get(pk=take_id), found)


def ticks_of(evidence: Mapping[str, Any]) -> Ticks | None:
    """Return where a browser says that it played ticks, in the guide's time; None for nowhere."""
    told = evidence.get("ticks") or {}
    try:
        return Ticks(tuple(int(place) for place in told["at"]), int(told.get("seed", 1)))
    except (KeyError, TypeError, ValueError, Unsupported):
        return None


def _write_down(take: Take, found: Aligned) -> None:
    method = METHODS.get(found.method, found.method)
    heard = {
        "offset_samples": found.samples + take.trim_start,
        "method": method,
        "confidence": round(found.confidence, 3),
        "sentence": found.sentence,
    }
    if found.confidence < SURE:
        take.place(take.offset_samples, take.placed_by, heard=heard)
        return
    facts = {"method": method, "confidence": heard["confidence"], "heard": heard}
    take.place(found.samples + take.trim_start, None, **facts)
    follow_take(take)
