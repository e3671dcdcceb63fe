"""Words that were read aloud, kept with the take."""

from collections.abc import Sequence

from django.db import models
from django.utils import timezone

from ensemble.foundation.entity import Entity
from ensemble.pieces.models import Revision
from ensemble.studio.models.take import Take

RATE = 48_000
MS = RATE // 1000


class Reading(Entity):
    """Which lines somebody read in a take, and when they had each of them before their eyes."""

    take = models.OneToOneField(Take, models.CASCADE, related_name="+")
    words = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    lines = models.JSONField(default=list)
    # [line, sample at 48 kHz of the guide's time], for each line that was reached, in order.
    marks = models.JSONField(default=list)
    # How many of its lines begin at a pause, 0 to 1; None until their times are worked out.
    confidence = models.FloatField(null=True, blank=True)
    timed_at = models.DateTimeField(null=True, blank=True)

    @property
    def reached(self) -> tuple[list[str], list[int]]:
        """The lines that were reached, and the millisecond of the piece's own file of each."""
        places = [(line, (sample - self.take.offset_samples) // MS) for line, sample in self.marks]
        return [self.lines[line] for line, _ms in places], [ms for _line, ms in places]

    def keep_marks(self, lines: Sequence[str], marks: Sequence[Sequence[int]]) -> None:
        """Keep what can be true: known lines, each once, never earlier than the one before."""
        self.lines, known = list(lines), list[list[int]]()
        for line, sample in marks:
            before = known[-1] if known else [-1, sample]
            if before[0] < line < len(lines) and sample >= before[1]:
                known.append([line, sample])
        self.marks = known

    def time(self, confidence: float) -> None:
        """Write down that the times of its lines are worked out."""
        self.confidence, self.timed_at = confidence, timezone.now()
        self.save(update_fields=["confidence", "timed_at"])
