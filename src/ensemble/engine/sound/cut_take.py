"""Cuts a stretch out of a recording, exact to the sample."""

from pathlib import Path

from ensemble.engine.bounds import SECONDS
from ensemble.engine.errors import RenderFailed, Unreadable, Unsupported
from ensemble.engine.ingest.prepare_ingest import NAMELESS, RATE
from ensemble.engine.ingest.prepare_sound import flac_options
from ensemble.engine.ingest.probe import probe
from ensemble.engine.process import ffmpeg, guards

LEAST = RATE // 20
NOTHING = "Nothing would be left of this recording. Leave a little more of it."
BROKEN = "This recording can't be read. It may not have arrived whole; send it again."


def cut_take(source: Path, output: Path, folder: Path, *, start: int, end: int | None) -> int:
    """Write samples `start` to `end` (48 kHz; None: to its end) as FLAC; answer how many.

    Nothing else is changed: what was mono stays mono, and no edge is faded. Raises Unsupported
    where less than 50 ms would be left, Unreadable for a file that can't be read.
    """
    found = probe(source)
    if found.kind != "audio":
        raise Unsupported(NOTHING)
    length = round(found.duration * RATE)
    last = length if end is None else min(end, length)
    if start < 0 or last - start < LEAST:
        raise Unsupported(NOTHING)
    trim = f"aresample={RATE},atrim=start_sample={start}:end_sample={last},asetpts=N/SR/TB"
    options = ("-map", "0:a:0", "-af", trim, *flac_options(found), *NAMELESS)
    command = [
        *guards.source(source, found.demuxer),
        *guards.target(output, *options, seconds=str(SECONDS)),
    ]
    try:
        ffmpeg.run(command, folder=folder, inputs=[source])
    except RenderFailed as error:
        raise Unreadable(BROKEN) from error
    return last - start
