"""Sound, film and pictures made by code, and read back as numbers."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ensemble.engine.process import ffmpeg, guards
from ensemble.engine.sound.wave24 import write_wave
from ensemble.engine.timeline import Media

Samples = NDArray[np.float32]
Frame = NDArray[np.uint8]
BITS = 10
SIZE = (160, 96)
DEMUXERS = {".wav": "wav", ".flac": "flac", ".mp4": "mov", ".m4a": "mov", ".mkv": "matroska"}


def noise(seed: int, samples: int, level: float = 0.1) -> Samples:
    """Two channels of quiet noise, the same every time, shape (samples, 2)."""
    rng = np.random.default_rng(seed)
    return (rng.standard_normal((samples, 2)) * level).clip(-1, 1).astype(np.float32)


def sound(path: Path, samples: Samples) -> Media:
    """A 24-bit WAV at 48 kHz."""
    write_wave(path, [samples], samples=len(samples))
    return Media(path.stem, path, "audio")


def heard(path: Path, folder: Path) -> Samples:
    """What a file sounds like, as shape (samples, 2)."""
    found = bytearray()
    command = [*guards.source(path, DEMUXERS[path.suffix]), "-map", "0:a", "-f", "f32le", "pipe:1"]
    ffmpeg.run(command, folder=folder, inputs=[path], sink=found.extend)
    return np.frombuffer(bytes(found), "<f4").reshape(-1, 2)


def counted_film(
    path: Path,
    hue: int,
    frames: int,
    *,
    rate: str = "30",
    sound_too: bool = False,
    seconds: int = 0,
    coded: Sequence[str] = ("-preset", "ultrafast"),
    late: str = "0",
) -> Media:
    """A film whose every frame says which film it is of (0 to 7) and which frame it is.

    Its pictures begin `late` seconds after its sound; `coded` says how x264 is to write them.
    """
    raw = path.with_suffix(".raw")
    raw.write_bytes(b"".join(_frame(hue, number).tobytes() for number in range(frames)))
    shape = ("-pixel_format", "gray", "-video_size", f"{SIZE[0]}x{SIZE[1]}", "-framerate", rate)
    tone = ["-f", "lavfi", "-i", "sine=440:sample_rate=44100"] if sound_too else []
    last = str(seconds or float(frames / Fraction(rate)))
    ffmpeg.run(
        [
            *guards.source(raw, "rawvideo", *shape, "-itsoffset", late),
            *tone,
            *("-c:v", "libx264", "-crf", "6", *coded, "-pix_fmt", "yuv420p"),
            *guards.target(path, seconds=last),
        ],
        folder=path.parent,
    )
    raw.unlink()
    return Media(path.stem, path, "video")


def seen(path: Path, folder: Path, width: int = SIZE[0], height: int = SIZE[1]) -> list[Frame]:
    """Every frame of a film as it is stored: luma, 16 is black and 235 white, (height, width)."""
    found = bytearray()
    command = [*guards.source(path, DEMUXERS[path.suffix]), "-map", "0:v", "-f", "rawvideo"]
    command += ["-pix_fmt", "yuv420p", "-fps_mode", "passthrough", "pipe:1"]
    ffmpeg.run(command, folder=folder, inputs=[path], sink=found.extend)
    frames = np.frombuffer(bytes(found), np.uint8).reshape(-1, height * width * 3 // 2)
    return [frame[: height * width].reshape(height, width) for frame in frames]


def count(frame: Frame) -> tuple[int, int]:
    """Which film a frame is of, and its number there."""
    height, width = frame.shape
    middle = np.asarray(frame[height // 8 :: height // 4], np.float32)
    step = width // BITS
    lit = [
        [float(row[bit * step + 4 : (bit + 1) * step - 4].mean()) > 128 for bit in range(BITS)]
        for row in middle[:2]
    ]
    hue, number = (sum(1 << bit for bit, on in enumerate(row) if on) for row in lit)
    return hue, number


def picture(path: Path, color: str, size: tuple[int, int] = SIZE) -> Media:
    """A PNG of one color."""
    Image.new("RGB", size, color).save(path)
    return Media(path.stem, path, "image")


def _frame(hue: int, number: int) -> Frame:
    """Rows of squares: the film's number in bits, then the frame's."""
    width, height = SIZE
    frame = np.full((height, width), 16, np.uint8)
    for row, value in enumerate((hue, number)):
        for bit in range(BITS):
            if value >> bit & 1:
                left, top = bit * (width // BITS), row * (height // 4)
                frame[top : top + height // 4, left : left + width // BITS] = 235
    return frame
