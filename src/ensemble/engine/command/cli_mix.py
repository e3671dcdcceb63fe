"""`mix`: the sound of a timeline, at a loudness, with its stems beside it."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ensemble.engine.cache.folder import FolderCache
from ensemble.engine.command.cli_render import tell
from ensemble.engine.ingest.sources import survey
from ensemble.engine.interchange.documents import load
from ensemble.engine.interchange.tasl import work_of, write_beside
from ensemble.engine.sound.mix import mix
from ensemble.engine.sound.stems import write_stems

CACHE_BYTES = 4 << 30


def add_arguments(verb: argparse.ArgumentParser) -> None:
    """What the verb takes besides a file and `--to`."""
    verb.add_argument("--lufs", type=float, help="how loud: -14 for the web, -23 for broadcast")
    verb.add_argument("--gain", type=float, default=0.0, help="or a gain in dB, as told before")
    verb.add_argument("--limit", action="store_true", help="turn down peaks alone, not the whole")
    verb.add_argument("--stems", type=Path, help="write each track as a WAV in this folder too")
    verb.add_argument("--cache", type=Path, help="keep sums here: what changes little is quick")
    verb.add_argument("--workers", type=int, default=2, help="programs at a time (2)")


def mix_timeline(asked: argparse.Namespace, folder: Path) -> Any:
    timeline = load(asked.file)
    sources = survey(timeline)
    made = mix(
        timeline,
        asked.to,
        folder,
        report=tell,
        gain_db=asked.gain,
        target_lufs=asked.lufs,
        limiter=asked.limit,
        sources=sources,
        workers=max(1, asked.workers),
        cache=FolderCache(asked.cache, limit=CACHE_BYTES) if asked.cache else None,
    )
    write_beside(asked.to, work_of(timeline, asked.to.stem))
    if asked.stems is None:
        return made
    stems = write_stems(timeline, asked.stems, folder, sources=sources, report=tell)
    return asdict(made) | {"stems": [asdict(stem) for stem in stems]}
