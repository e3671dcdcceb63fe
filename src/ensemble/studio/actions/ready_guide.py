"""Bounce what a call gives to play along with, before the first person wants to hear it."""

from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from ensemble.foundation.jobs import Run, job
from ensemble.pieces.models import Piece
from ensemble.projects.models import Call
from ensemble.studio.actions.bounce import bounce_sounds
from ensemble.studio.queries.arrivals import HEARD, calls_on
from ensemble.studio.queries.grounds import sounds_of_call

# Guides are given one after another: what is bounced waits for the next.
PAUSE = timedelta(seconds=5)


def expect_guide(call: Call) -> None:
    """Have a call's guide bounced soon, where it asks for sound. Asking twice is asking once.

    Whatever changed it is committed.
    """
    if call.medium not in HEARD or not call.is_open or ready_guide.is_awaited(call.pk):
        return
    ready_guide.later(call.pk, by=None, not_before=timezone.now() + PAUSE)


def expect_guides_on(piece: Piece) -> None:
    """Have every guide bounced anew, once this is committed, that a piece is heard in."""
    for call in calls_on(piece):
        transaction.on_commit(partial(expect_guide, call))


@job(tries=2, lease=30)
def ready_guide(run: Run, call_id: int) -> None:
    """Ask for the backing of a call as it stands now. One that is made already is left alone."""
    call = Call.objects.filter(pk=call_id, medium__in=HEARD).first()
    sounds = sounds_of_call(call) if call else []
    if sounds:
        with run.fence():
            bounce_sounds(sounds)
