"""Keep the words with a take in which they were read aloud."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.models import Medium, Revision
from ensemble.studio.actions.time_reading import time_reading
from ensemble.studio.lines import lines_of
from ensemble.studio.models import Reading, Take


@transaction.atomic
def read_take(
    take: Take, words: Revision, marks: Sequence[Sequence[int]], *, by: Member
) -> Reading:
    """Say which words a take reads, and when each line was reached ([line, sample], guide time).

    Its captions are worked out from that. Saying it twice keeps what was said first.
    """
    if take.revision.piece.maker_id != by.pk:
        raise Refused(_("Only its maker can say what a take reads."))
    if words.piece.medium != Medium.TEXT:
        raise Refused(_("There are no words in this piece."))
    if known := Reading.objects.filter(take=take).first():
        return known
    reading = Reading(take=take, words=words)
    reading.keep_marks(lines_of(words.words), marks)
    reading.save()
    time_reading.later(reading.pk, by=by, priority=1)
    record("read_take", take, by=by)
    return reading
