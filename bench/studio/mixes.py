"""A mix of many tracks, as benches listen to it."""

from pathlib import Path

import numpy as np

from bench.studio.sounds import piece_of

RATE = 48_000


def mix_of(ada, folder: Path, count: int, seconds: int) -> str:  # type: ignore[no-untyped-def]
    """Lay one recording in so often, each a little later; return the address of its page."""
    from django.urls import reverse
    from django.utils import timezone

    from ensemble.projects.actions.start import start_project
    from ensemble.projects.frames.plan import plan_from
    from ensemble.studio.actions.arrange_mix import Placing, arrange_mix
    from ensemble.studio.actions.open_mix import open_mix

    piece = piece_of(ada, _tone(folder, seconds), "A low tone")
    project = start_project(
        plan_from("song", "Many", "Many tracks.", today=timezone.localdate(), seed=piece), by=ada
    )
    mix = open_mix(project, by=ada)
    revision = piece.newest.key
    places = [Placing(revision, at * 977, -20.0, at % 21 / 10 - 1) for at in range(count)]
    arrange_mix(mix, places, by=ada)
    return reverse("production:finish", args=[project.key])


def _tone(folder: Path, seconds: int) -> Path:
    from ensemble.demo.sound.wav import write_wav

    times = np.arange(seconds * RATE) / RATE
    tone = (np.sin(2 * np.pi * 110 * times) * np.exp(-3 * (times % 0.5)) * 0.3).astype(np.float32)
    return write_wav(folder / "tone.wav", np.stack([tone, tone], axis=1))
