"""Make one stem of all takes of a call that are used."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.projects.models import Call
from ensemble.studio.actions.place_stem import place_stem
from ensemble.studio.actions.remake_crowd import remake_crowd
from ensemble.studio.models import Crowd
from ensemble.studio.queries.arrivals import HEARD
from ensemble.studio.queries.crowds import takes_of

# Answers are decided one after another: the stem waits for the next before it is remade.
PAUSE = timedelta(seconds=10)


@transaction.atomic
def make_crowd(
    call: Call,
    *,
    by: Member,
    stands: str = Crowd.Stands.TOGETHER,
    moment_samples: int = 0,
    spread: float = 0.8,
) -> Crowd:
    """Say how a call's crowd stands, and ask for its stem. It is remade as takes come and leave."""
    call.project.refuse_unless_led_by(by)
    if call.medium not in HEARD:
        raise Refused(_("A crowd is made of sounds. This call asks for something else."))
    crowd, _is_new = Crowd.objects.get_or_create(call=call, defaults={"maker": by})
    if not takes_of(crowd).exists():
        raise Refused(_("Nothing is used of what was offered here yet. Say yes to a take first."))
    crowd.arrange(stands=stands, moment_samples=moment_samples, spread=spread)
    if crowd.piece and crowd.piece.current:
        place_stem(crowd, crowd.piece.current)
    ask_for_stem(crowd)
    record("made_crowd", crowd, by=by)
    return crowd


def ask_for_stem(crowd: Crowd, *, at_once: bool = True) -> None:
    """Have a crowd's stem made as it should be now, unless somebody is about to."""
    if crowd.is_asked_for and not at_once:
        return
    soon = timezone.now() + (timedelta(0) if at_once else PAUSE)
    crowd.job = remake_crowd.later(crowd.pk, by=crowd.maker, not_before=soon)
    crowd.save(update_fields=["job"])
