"""Clips as a browser films them: VP8 with Opus, whose sound the same microphone heard."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from numpy.typing import NDArray

RATE = 48_000
FRAMES = 10


def clip(path: Path, sound: NDArray[np.float64], *, late: float = 0.0) -> Path:
    """Write a small film with this sound (one channel), which begins `late` seconds into it."""
    with av.open(str(path), "w", format="webm") as made:
        picture = made.add_stream("libvpx", rate=FRAMES)
        picture.width, picture.height, picture.pix_fmt = 64, 48, "yuv420p"
        heard = made.add_stream("libopus", rate=RATE, layout="mono")
        heard.bit_rate = 64_000
        for number in range(round((late + len(sound) / RATE) * FRAMES)):
            image = np.full((48, 64, 3), number * 7 % 255, np.uint8)
            made.mux(picture.encode(av.VideoFrame.from_ndarray(image, format="rgb24")))
        made.mux(picture.encode(None))
        _say(made, heard, sound, late)
    return path


def _say(
    made: av.container.OutputContainer, heard: AudioStream, sound: NDArray[np.float64], late: float
) -> None:
    whole = (np.clip(sound, -1, 1) * 32_767).astype(np.int16)
    for start in range(0, len(whole), 960):
        frame = av.AudioFrame.from_ndarray(
            whole[None, start : start + 960], format="s16", layout="mono"
        )
        frame.sample_rate, frame.time_base = RATE, Fraction(1, RATE)
        frame.pts = start + round(late * RATE)
        made.mux(heard.encode(frame))
    made.mux(heard.encode(None))
