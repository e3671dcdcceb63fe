"""Writing what was played."""

import wave
from pathlib import Path

import numpy as np

from ensemble.demo.sound.track import RATE, Sound


def write_wav(path: Path, sound: Sound) -> Path:
    """Write 16 bit PCM at 48 kHz; samples beyond ±1 are cut."""
    words = np.round(np.clip(sound, -1, 1) * 32767).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(sound.shape[1])
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(words.tobytes())
    return path
