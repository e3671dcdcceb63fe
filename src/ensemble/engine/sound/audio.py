"""A finished mix in other forms, and its loudness, through ffmpeg."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from ensemble.engine.ingest.loudness import FILTER, loudness_in
from ensemble.engine.process import ffmpeg, guards
from ensemble.engine.process.guards import PLAIN_SOUND
from ensemble.engine.work import Work

AAC = ("-c:a", "aac", "-b:a", "192k", "-movflags", "+faststart")
LONGEST = str(24 * 60 * 60)


def finish(wave: Path, also: Mapping[Path, Sequence[str]], work: Work) -> float:
    """Measure a WAV and write it in other forms (options of each) in one pass; answer its LUFS.

    Integrated loudness by EBU R 128; minus infinity for silence.
    """
    others = [
        word
        for target, options in also.items()
        for word in guards.target(target, "-map", "0:a", *PLAIN_SOUND, *options, seconds=LONGEST)
    ]
    said = ffmpeg.run(
        [*guards.source(wave, "wav"), "-map", "0:a", "-af", FILTER, "-f", "null", "-", *others],
        folder=work.folder,
        inputs=[wave],
        cancelled=work.cancelled,
    )
    found = loudness_in(said)
    return -math.inf if found is None else found
