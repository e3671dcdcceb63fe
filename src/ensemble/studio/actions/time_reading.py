"""Work out when each line of a reading is heard, and make captions of it."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ensemble.engine.alignment.align_hearing import COARSE, Hearing, hear
from ensemble.engine.work import Work
from ensemble.foundation.files import open_local
from ensemble.foundation.jobs import Run, job
from ensemble.pieces.actions.caption import caption_revision
from ensemble.pieces.cues import Cue
from ensemble.studio.models import Reading
from ensemble.studio.pauses import STEP_MS, Phrase, phrases_in
from ensemble.studio.reading import Said, sureness, time_lines

STEP = COARSE * STEP_MS // 1000
# A line reached so long after the last word was never read.
UNREAD_MS = 1_000


@job(tries=3, lease=60)
def time_reading(run: Run, reading_id: int) -> None:
    """Listen for pauses, and lay the lines between them. What a person has changed stays."""
    reading = Reading.objects.select_related("take__revision__piece__maker").get(pk=reading_id)
    revision = reading.take.revision
    if reading.timed_at or revision.media is None:
        return
    with run.folder() as folder, open_local(revision.media.original) as recording:
        phrases = _phrases(recording, Work(folder, run.report))
    said = _said(*reading.reached, phrases)
    cues = [Cue(one.start_ms, one.end_ms, one.line) for one in said]
    with run.fence():
        if cues:
            caption_revision(revision, cues, by=revision.piece.maker, is_checked=False)
        reading.time(sureness(said))


def _phrases(recording: Path, work: Work) -> list[Phrase]:
    heard = hear(recording, "reading", work)
    try:
        return phrases_in(_levels(heard))
    finally:
        heard.forget()


def _levels(heard: Hearing) -> list[float]:
    """The root mean square of each 20 ms."""
    wave = np.fromfile(heard.coarse, "<f4")
    whole = wave[: len(wave) // STEP * STEP].reshape(-1, STEP).astype(np.float64)
    return [float(level) for level in np.sqrt(np.mean(np.nan_to_num(whole) ** 2, axis=1))]


def _said(lines: Sequence[str], marks: Sequence[int], phrases: Sequence[Phrase]) -> list[Said]:
    last = phrases[-1].end_ms + UNREAD_MS if phrases else 0
    read = sum(mark <= last for mark in marks)
    return time_lines(lines[:read], marks[:read], phrases)
