"""Is what the browser plays what the server makes? A whole song, with every fader somewhere.

    .venv/bin/python -m bench.studio.parity FOLDER [SECONDS]     # audio files; 83 s of them

The stems are mixed by the server for -14 LUFS with its limiter, and by the browser's own worklet in
an OfflineAudioContext from the reels that it plays. Prints the residual: loudest sample, and RMS.
"""

import sys
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

RATE = 48_000
GOAL_DB = -80
FADERS: tuple[dict[str, Any], ...] = (
    {"gain_db": 3.0},
    {"gain_db": -4.5, "pan": -0.6, "offset_samples": 12_345, "fade_in_samples": 96_000},
    {"gain_db": -2.0, "pan": 0.35, "trim_start_samples": 48_007},
    {"gain_db": 1.5, "offset_samples": -6_001, "fade_out_samples": 240_000},
    {"gain_db": -6.0, "pan": 1.0, "trim_end_samples": 100_003},
)


def main(folder: Path, seconds: int) -> None:
    from bench.place import open_place

    open_place()
    from tests.browser import open_browser
    from tests.engine.made import heard
    from tests.studio.offline import rendered, residual_db

    from ensemble.design import assets
    from ensemble.engine.sound.mix import mix

    assets.build()
    length = seconds * RATE
    with TemporaryDirectory() as place, open_browser() as browser:
        work = Path(place)
        paths = sorted(folder.glob("*.mp3"))[: len(FADERS)]
        timeline, tracks = _laid(paths, length, work)
        made = mix(timeline, work / "mix.wav", work, target_lufs=-14.0)
        server = heard(made.path, work).astype(np.float64)
        facts = {"samples": len(server), "gain_db": made.gain_db, "limits": True}
        browsers = rendered(browser, work, tracks, **facts)
        rest = 20 * np.log10(np.sqrt(np.mean((browsers - server) ** 2)) + 1e-12)
        peak = residual_db(browsers, server)
    print(f"{len(paths)} stems, {seconds} s, limited by {made.limited_db:.1f} dB at most")
    mark = "kept" if peak <= GOAL_DB else "MISSED"
    print(f"residual: peak {peak:.1f} dBFS, RMS {rest:.1f} dBFS; goal {GOAL_DB}: {mark}")


def _laid(paths: list[Path], length: int, work: Path):  # type: ignore[no-untyped-def]
    from tests.studio.offline import track

    from ensemble.engine.sound.reel import write_reel
    from ensemble.engine.timeline import Clip, Media, Timeline, Track
    from ensemble.engine.work import Work

    rows, tracks = [], []
    for path, faders in zip(paths, FADERS, strict=False):
        media = Media(path.stem, path, "audio")
        whole = Timeline((Track("sound", (Clip(media, Fraction(length, RATE)),)),))
        write_reel(whole, work / f"{path.stem}.reel", Work(work))
        rows.append(track(path.stem, length, **faders))
        tracks.append(_track(media, rows[-1], length))
    return Timeline(tuple(tracks)), rows


def _track(media, row: dict[str, Any], length: int):  # type: ignore[no-untyped-def]
    from ensemble.engine.timeline import Clip, Track

    first = row["trim_start_samples"]
    clip = Clip(
        media,
        Fraction(length - first - row["trim_end_samples"], RATE),
        start=Fraction(first, RATE),
        offset=Fraction(row["offset_samples"] + first, RATE),
        fade_in=Fraction(row["fade_in_samples"], RATE),
        fade_out=Fraction(row["fade_out_samples"], RATE),
    )
    return Track("sound", (clip,), gain_db=row["gain_db"], pan=row["pan"])


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 83)
