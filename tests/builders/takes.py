"""Recordings on their way, for tests."""

import wave
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ensemble.foundation.models import Upload
from ensemble.people.models import Craft, Member
from ensemble.pieces.models import Medium, Piece
from ensemble.projects.models import Call
from tests.builders import projects

RATE = 48_000
WISH = replace(projects.LINES, craft=Craft.BASS, medium=Medium.AUDIO, how="layers-on", wanted=9)


def call(
    by: Member, seed: Piece | None = None, spec: str = "96 BPM, E minor", **facts: Any
) -> Call:
    """Return the one call of a new project of sound, with a piece to play along with."""
    wish = replace(WISH, title="A bass line", words="", spec=spec, **facts)
    return projects.project(by, "Low", wishes=(wish,), seed=seed).calls.get()


def hiss(samples: int, seed: int = 1) -> NDArray[np.int16]:
    """Quiet noise in 16 bits, the same every time."""
    return (np.random.default_rng(seed).standard_normal(samples) * 2_000).astype(np.int16)


def arrived(by: Member, sound: NDArray[np.int16]) -> Upload:
    """Return a recording of one channel that has arrived whole."""
    upload = Upload.objects.create(owner=by, file_name="take.wav", size=44 + 2 * len(sound))
    upload.path.parent.mkdir(parents=True, exist_ok=True)
    write(upload.path, sound)
    upload.finish("0" * 64)
    return upload


def arrived_file(by: Member, path: Path) -> Upload:
    """Return a file that has arrived whole."""
    upload = Upload.objects.create(owner=by, file_name=path.name, size=path.stat().st_size)
    upload.path.parent.mkdir(parents=True, exist_ok=True)
    upload.path.write_bytes(path.read_bytes())
    upload.finish("0" * 64)
    return upload


def write(path: Path, sound: NDArray[np.int16]) -> Path:
    """Write a WAV of one channel at 48 kHz."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(sound.astype("<i2").tobytes())
    return path
