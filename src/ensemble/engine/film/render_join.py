"""Puts atoms one after another, lays the sound under them, and changes neither."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from ensemble.engine.film.plan import Plan
from ensemble.engine.process import ffmpeg, guards
from ensemble.engine.profiles import Profile
from ensemble.engine.times import decimal
from ensemble.engine.work import Work


def join(atoms: Sequence[Path], sound: Path, plan: Plan, work: Work) -> Path:
    """One film of H.264 and AAC as they are, that begins to play before it is all there."""
    target = work.folder / "film.mp4"
    ffmpeg.run(
        [
            *laid_out(atoms, sound, plan.profile, work),
            *("-movflags", "+faststart", "-f", "mp4"),
            *guards.target(target, seconds=decimal(plan.duration + 1)),
        ],
        folder=work.folder,
        inputs=[sound],
        cancelled=work.cancelled,
    )
    return target


def laid_out(atoms: Sequence[Path], sound: Path, profile: Profile, work: Work) -> list[str]:
    """The arguments that read atoms and their sound, and write them as they are in MP4."""
    listing = work.folder / "film.ffconcat"
    names = [_beside(path, work.folder, number) for number, path in enumerate(atoms)]
    listing.write_text("".join(["ffconcat version 1.0\n", *(f"file {name}\n" for name in names)]))
    return [
        *guards.source(listing, "concat", "-safe", "0"),
        *guards.source(sound, "mov"),
        *("-map", "0:v:0", "-map", "1:a:0", "-c", "copy", *guards.PLAIN),
        *("-video_track_timescale", profile.clock),
    ]


def _beside(atom: Path, folder: Path, number: int) -> str:
    """A name for it in the job's folder, where it may be read: the same file, not a copy."""
    name = f"part-{number:05}.mp4"
    (folder / name).unlink(missing_ok=True)
    try:
        os.link(atom, folder / name)
    except OSError:
        shutil.copyfile(atom, folder / name)
    return name
