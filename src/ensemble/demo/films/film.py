"""Frames and sound into an MP4 that every browser plays."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio import AudioStream
from av.container import OutputContainer
from av.video import VideoStream
from PIL import Image

from ensemble.demo.sound.track import RATE, Sound

SIZE = (854, 480)
FRAMES_A_SECOND = 24
_SAMPLES = RATE // FRAMES_A_SECOND


def write_film(path: Path, frames: Iterable[Image.Image], sound: Sound) -> Path:
    """H.264 and AAC, ready to play from its first bytes; one frame for every 2,000 samples."""
    with av.open(str(path), "w", options={"movflags": "+faststart"}) as film:
        picture, audio = _streams(film)
        for number, image in enumerate(frames):
            frame = av.VideoFrame.from_ndarray(np.asarray(image), "rgb24")
            frame.pts = number
            film.mux(picture.encode(frame))
            part = sound[number * _SAMPLES : (number + 1) * _SAMPLES]
            film.mux(audio.encode(_heard(part, number * _SAMPLES)))
        film.mux(picture.encode(None))
        film.mux(audio.encode(None))
    return path


def _streams(film: OutputContainer) -> tuple[VideoStream, AudioStream]:
    options = {"preset": "ultrafast", "crf": "23", "threads": "1"}
    picture = film.add_stream("libx264", rate=FRAMES_A_SECOND, options=options)
    picture.width, picture.height = SIZE
    picture.pix_fmt = "yuv420p"
    audio = film.add_stream("aac", rate=RATE, layout="stereo")
    audio.bit_rate = 160_000
    return picture, audio


def _heard(part: Sound, start: int) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(part.T), "fltp", "stereo")
    frame.sample_rate = RATE
    frame.time_base = Fraction(1, RATE)
    frame.pts = start
    return frame
