"""A film to look at before it is finished: the same atoms, as a playlist of small files.

Nothing is encoded for it but what is missing. Any browser plays it, with a script or by itself.
"""

import shutil
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from ensemble.engine.cache.folder import Cache
from ensemble.engine.film.render_film import Film, kept_atoms
from ensemble.engine.film.render_join import laid_out
from ensemble.engine.film.render_missing import make_missing
from ensemble.engine.film.render_sound import make_sound
from ensemble.engine.process import ffmpeg, guards
from ensemble.engine.times import decimal
from ensemble.engine.work import Work

PLAYLIST = "index.m3u8"


@dataclass(frozen=True, slots=True)
class Streamed:
    """Where the playlist is. `new_segments` of `segments` were made now."""

    path: Path
    duration: Fraction
    segments: int
    new_segments: int


def stream(film: Film, folder: Path, cache: Cache, work: Work, *, gain_db: float = 0.0) -> Streamed:
    """Make what is missing of a film, and write it to `folder` as `index.m3u8` and its files."""
    new = make_missing(film, cache, work, part=0.8, gain_db=gain_db)
    playlist = write_hls(film, folder, cache, work.part(0.8, 1), gain_db=gain_db)
    return Streamed(playlist, film.plan.duration, len(film.plan.segments), new)


def write_hls(film: Film, folder: Path, cache: Cache, work: Work, *, gain_db: float = 0.0) -> Path:
    """The playlist of a film whose atoms are all kept. Raises RenderFailed if one is lost.

    The playlist comes last, so that whoever finds it finds all that is in it. A folder for each
    version, please: the files of two are named alike.
    """
    sound = make_sound(film, cache, work.part(0, 0.9), gain_db=gain_db)
    with TemporaryDirectory(dir=work.folder, prefix="hls-") as place:
        made = Path(place)
        shape = film.plan.profile
        ffmpeg.run(
            [
                *laid_out(kept_atoms(film, cache), sound.path, shape, work),
                *("-avoid_negative_ts", "disabled"),
                *("-f", "hls", "-hls_segment_type", "fmp4", "-hls_time", "1"),
                *("-hls_playlist_type", "vod", "-hls_flags", "independent_segments"),
                *("-hls_fmp4_init_filename", "init.mp4"),
                *("-hls_segment_filename", f"{made}/%05d.m4s"),
                *guards.target(made / PLAYLIST, seconds=decimal(film.plan.duration + 1)),
            ],
            folder=work.folder,
            inputs=[sound.path],
            cancelled=work.cancelled,
        )
        _move(made, folder)
    work.report(1.0, "It can be played.")
    return folder / PLAYLIST


def _move(made: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(made.iterdir(), key=lambda path: path.name == PLAYLIST):
        shutil.move(path, folder / path.name)
