"""What the browser plays is what the server makes."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser

from ensemble.engine.sound.mix import mix
from ensemble.engine.sound.reel import write_reel
from ensemble.engine.timeline import Clip, Media, Timeline, Track
from ensemble.engine.work import Work
from tests.engine import made, media
from tests.studio.offline import rendered, residual_db, track

pytestmark = pytest.mark.journey
SECOND = 48_000
# Every fader is somewhere; the bursts are loud enough for the limiter.
FADERS: dict[str, dict[str, Any]] = {
    "noise": {"offset_samples": 4_001, "gain_db": -3.3, "pan": -0.45, "fade_in_samples": 30_000},
    "tone": {"offset_samples": -7_000, "pan": 1.0, "fade_out_samples": 50_001, "gain_db": 4},
    "bursts": {
        "offset_samples": 90_500,
        "trim_start_samples": 1_234,
        "trim_end_samples": 20_000,
        "gain_db": 9.0,
    },
    "deep": {"offset_samples": 33_333, "gain_db": 7.5, "pan": 0.2, "fade_in_samples": 700},
    "beat": {"gain_db": 6.0, "pan": -0.8, "trim_start_samples": 24_001},
    "silent": {"is_muted": True},
}
LENGTHS = dict.fromkeys(FADERS, 3 * SECOND) | {"bursts": 4 * SECOND, "silent": SECOND}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the server works."""
    (tmp_path / "folder").mkdir()
    return tmp_path / "folder"


@pytest.fixture
def sources(tmp_path: Path) -> dict[str, Media]:
    tone = media.sound(tmp_path / "tone.mp3", "mp3", seconds=3, rate=44_100, channels=1)
    steps = np.arange(4 * SECOND)
    loud = (np.sin(steps / 3.7) * (steps % 9_000 < 400) * 0.8).astype(np.float32)
    return {
        "noise": made.sound(tmp_path / "noise.wav", made.noise(5, 3 * SECOND, 0.12)),
        "tone": Media("tone", tone, "audio"),
        "bursts": made.sound(tmp_path / "bursts.wav", np.stack([loud, -loud / 2], axis=1)),
        "deep": made.sound(tmp_path / "deep.wav", made.noise(7, 3 * SECOND, 0.4)),
        "beat": made.sound(tmp_path / "beat.wav", made.noise(8, 3 * SECOND, 0.3)),
        "silent": made.sound(tmp_path / "silent.wav", made.noise(6, SECOND)),
    }


@pytest.mark.parametrize(("target", "live"), [(-8.0, 6), (None, 6), (-8.0, 3)])
def test_the_browsers_mix_is_the_servers_within_minus_80_dbfs(
    browser: Browser,
    sources: dict[str, Media],
    tmp_path: Path,
    folder: Path,
    target: float | None,
    live: int,
) -> None:
    """A browser plays `live` tracks by themselves; the server's sum of the others is one more."""
    names = list(sources)
    tracks = [unrolled(name, sources[name], Work(folder), tmp_path) for name in names[:live]]
    if names[live:]:
        rest = Timeline(tuple(laid(name, sources[name]) for name in names[live:]))
        samples = write_reel(rest, tmp_path / "rest.reel", Work(folder))
        tracks.append(track("rest", samples))
    whole = Timeline(tuple(laid(*each) for each in sources.items()))
    made_here = mix(whole, tmp_path / "mix.wav", folder, target_lufs=target)
    server = made.heard(made_here.path, folder).astype(np.float64)
    heard = rendered(
        browser, tmp_path, tracks, samples=len(server), gain_db=made_here.gain_db,
        limits=target is not None,
    )  # fmt: skip
    assert (made_here.limited_db > 1) is (target is not None)
    assert np.abs(server).max() > 0.3
    assert residual_db(heard, server) < -80


def unrolled(name: str, source: Media, work: Work, folder: Path) -> dict[str, Any]:
    """A track that the browser plays from a reel of its own."""
    alone = Timeline((Track("sound", (Clip(source, Fraction(LENGTHS[name], SECOND)),)),))
    write_reel(alone, folder / f"{name}.reel", work)
    return track(name, LENGTHS[name], **FADERS[name])


def laid(name: str, source: Media) -> Track:
    """The same track in the engine's words, reckoned here and not by what is tried."""
    told = {"offset_samples": 0, "gain_db": 0.0, "pan": 0.0} | FADERS[name]
    first = told.get("trim_start_samples", 0)
    clip = Clip(
        source,
        Fraction(int(LENGTHS[name] - first - told.get("trim_end_samples", 0)), SECOND),
        start=Fraction(int(first), SECOND),
        offset=Fraction(int(told["offset_samples"] + first), SECOND),
        fade_in=Fraction(int(told.get("fade_in_samples", 0)), SECOND),
        fade_out=Fraction(int(told.get("fade_out_samples", 0)), SECOND),
    )
    silent = bool(told.get("is_muted"))
    gain, pan = float(told["gain_db"]), float(told["pan"])
    return Track("sound", (clip,), gain_db=gain, pan=pan, muted=silent)
