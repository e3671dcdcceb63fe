"""Put the shots of a cut in order."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.models import Revision
from ensemble.production.models import Cut, Shot
from ensemble.production.models.cut import STILL_LASTS_MS
from ensemble.projects.queries.choices import may_appear_in

MOST_SHOTS = 200
LONGEST_MS = 3 * 60 * 60 * 1000


@dataclass(frozen=True)
class ShotPlan:
    """One shot, in milliseconds. Without a length a film goes to its end, all else lasts 4 s."""

    revision: str
    starts_ms: int = 0
    lasts_ms: int | None = None
    gain_db: float = 0.0


@dataclass(frozen=True)
class CutPlan:
    """A whole cut: its title card, its shots in order and the sound under them."""

    title: str
    shots: Sequence[ShotPlan]
    subtitle: str = ""
    bed: str = ""
    bed_gain_db: float = -8.0


@transaction.atomic
def arrange_cut(cut: Cut, plan: CutPlan, *, by: Member) -> None:
    """Replace what is in a cut. Nothing changes where one shot is refused."""
    if not cut.project.is_led_by(by):
        raise Refused("Only its leaders can cut this.")
    if len(plan.shots) > MOST_SHOTS:
        raise Refused(f"A cut takes at most {MOST_SHOTS} shots.")
    if not plan.title.strip():
        raise Refused("Give the film a title. The cut stays as it was.")
    known = {revision.key: revision for revision in may_appear_in(cut.project, by)}
    shots = [_shot(cut, shot, known, position) for position, shot in enumerate(plan.shots)]
    cut.title, cut.subtitle = plan.title.strip()[:120], plan.subtitle.strip()[:200]
    cut.bed = _known(plan.bed, known) if plan.bed else None
    cut.bed_gain_db = min(max(plan.bed_gain_db, -60.0), 12.0)
    cut.save()
    cut.shots.all().delete()
    Shot.objects.bulk_create(shots)
    record("arranged_cut", cut, by=by)


def _shot(cut: Cut, plan: ShotPlan, known: dict[str, Revision], position: int) -> Shot:
    revision = _known(plan.revision, known)
    if revision.piece.medium == "audio":
        raise Refused(f"“{revision.piece.title}” is sound: lay it under the film.")
    whole = revision.media.duration_ms if revision.media else None
    if whole is not None and plan.starts_ms >= whole:
        raise Refused(f"“{revision.piece.title}” is over before this shot begins.")
    lasts = plan.lasts_ms
    if lasts is None and revision.piece.medium != "video":
        lasts = STILL_LASTS_MS
    if lasts is not None and not 0 < lasts <= LONGEST_MS:
        raise Refused("A shot lasts longer than nothing and at most three hours.")
    return Shot(
        cut=cut,
        revision=revision,
        position=position,
        starts_ms=plan.starts_ms,
        lasts_ms=lasts,
        gain_db=min(max(plan.gain_db, -60.0), 24.0),
    )


def _known(key: str, known: dict[str, Revision]) -> Revision:
    if key not in known:
        raise Refused("One of these pieces isn't here any more. The cut stays as it was.")
    return known[key]
