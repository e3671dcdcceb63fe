"""Media made by code: every format that members bring, small and quick."""

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
import pillow_heif
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.video.stream import VideoStream
from numpy.typing import NDArray
from PIL import Image

from ensemble.engine.ingest import inside_pictures, inside_probe
from ensemble.engine.ingest.prepare import prepare
from ensemble.engine.ingest.prepared import Prepared
from ensemble.engine.ingest.probe import Probe, from_answer
from ensemble.engine.ingest.sniff import sniff
from ensemble.engine.process import ffmpeg, guards

SOUNDS = {
    "wav": ("wav", "pcm_s16le"),
    "mp3": ("mp3", "libmp3lame"),
    "flac": ("flac", "flac"),
    "ogg": ("ogg", "vorbis"),
    "opus": ("ogg", "libopus"),
    "m4a": ("ipod", "aac"),
    "aac": ("adts", "aac"),
    "alac": ("ipod", "alac"),
    "aiff": ("aiff", "pcm_s16be"),
    "w64": ("w64", "pcm_s16le"),
    "recording": ("webm", "libopus"),
}
FILMS = {
    "mp4": ("mp4", "libx264", "aac"),
    "mov": ("mov", "libx264", "aac"),
    "webm": ("webm", "libvpx", "libopus"),
    "mkv": ("matroska", "libx264", "flac"),
}
# Many threads spend more time on waiting for each other than so small a film takes.
ALONE = {"threads": "1"}
STREAMS = {"ts": ("mpegts", "libx264", "aac")}  # not a kind that members bring
PICTURES = ("jpeg", "png", "webp", "gif", "heic", "avif")


def sound(
    path: Path, kind: str = "wav", *, seconds: float = 1, rate: int = 48_000, channels: int = 2
) -> Path:
    """A tone of 440 Hz at half of full scale."""
    container, codec = SOUNDS[kind]
    with av.open(str(path), "w", format=container) as made:
        write_tone(made, codec, seconds, rate, channels)
    return path


def film(
    path: Path,
    kind: str = "mp4",
    *,
    seconds: float = 1,
    size: tuple[int, int] = (160, 90),
    has_sound: bool = True,
    **tags: str,
) -> Path:
    """A bright square that wanders over a shaded ground, at 25 frames a second."""
    container, codec, sounds = (FILMS | STREAMS)[kind]
    with av.open(str(path), "w", format=container) as made:
        made.metadata.update(tags)
        stream = cast("VideoStream", made.add_stream(codec, rate=25, options=ALONE))
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        heard = track(made, sounds, 48_000, 2) if has_sound else None
        for image in _wandering(round(seconds * 25), size):
            made.mux(stream.encode(av.VideoFrame.from_ndarray(image, format="rgb24")))
        made.mux(stream.encode(None))
        if heard is not None:
            encode_tone(made, heard, seconds)
    return path


def picture(
    path: Path, kind: str = "jpeg", *, size: tuple[int, int] = (640, 400), **options: Any
) -> Path:
    """A shaded picture whose upper left corner is red."""
    image = Image.fromarray(next(_wandering(1, size)))
    image.paste((255, 0, 0), (0, 0, size[0] // 4, size[1] // 4))
    if kind == "heic":
        pillow_heif.register_heif_opener()
        kind = "heif"
    image.save(path, kind.upper(), **options)
    return path


def by_ffmpeg(path: Path, graph: str, *options: str, seconds: str = "0.4") -> Path:
    """A film of what ffmpeg's own sources draw."""
    inputs = ["-f", "lavfi", "-i", graph]
    ffmpeg.run([*inputs, *guards.target(path, *options, seconds=seconds)], folder=path.parent)
    return path


def anything(path: Path, kind: str) -> Path:
    """A small file of any kind in the tables above."""
    if kind in SOUNDS:
        return sound(path, kind)
    return film(path, kind) if kind in FILMS else picture(path, kind)


def made(source: Path, folder: Path) -> Prepared:
    """Everything that is made of a file."""
    return prepare(source, folder, report=lambda done, words: None)


def known(path: Path) -> Probe:
    """What `probe` tells of a file of ours, without the program that takes most of its time."""
    found = sniff(path)
    looked = inside_pictures.answer if found.is_picture else inside_probe.answer
    told = looked(str(path), found.name if found.is_picture else found.demuxer)
    return from_answer(found, json.loads(json.dumps(told)))


def rotated(path: Path, film_path: Path, degrees: int | str) -> Path:
    """The same film with a note that it is to be shown turned or flipped, as phones write it."""
    written = bytearray(film_path.read_bytes())
    at = written.index(b"tkhd") + 4 + 40
    one = 1 << 16
    turns: dict[int | str, tuple[int, int, int, int]] = {
        90: (0, one, -one, 0),
        180: (-one, 0, 0, -one),
        270: (0, -one, one, 0),
        "left to right": (-one, 0, 0, one),
        "upside down": (one, 0, 0, -one),
        "over its corner": (0, one, one, 0),
    }
    a, b, c, d = turns[degrees]
    matrix = [a, b, 0, c, d, 0, 0, 0, 1 << 30]
    written[at : at + 36] = b"".join(word.to_bytes(4, "big", signed=True) for word in matrix)
    path.write_bytes(written)
    return path


def write_tone(
    made: OutputContainer, codec: str, seconds: float, rate: int = 48_000, channels: int = 2
) -> None:
    """Put one track with the tone in an open file."""
    encode_tone(made, track(made, codec, rate, channels), seconds)


def track(made: OutputContainer, codec: str, rate: int, channels: int) -> AudioStream:
    layout = "mono" if channels == 1 else "stereo"
    options = {"strict": "-2"} if codec == "vorbis" else {}
    track = made.add_stream(codec, rate=rate, layout=layout, options=options)
    return cast("AudioStream", track)


def encode_tone(made: OutputContainer, track: AudioStream, seconds: float) -> None:
    rate, layout = track.codec_context.sample_rate, track.codec_context.layout
    total = round(seconds * rate)
    wave = np.sin(2 * np.pi * 440 * np.arange(total) / rate) * 0.5
    shaped = (wave * 32_767).astype(np.int16)
    for start in range(0, total, 4_800):
        piece = np.repeat(shaped[start : start + 4_800], layout.nb_channels)[None, :]
        frame = av.AudioFrame.from_ndarray(piece, format="s16", layout=layout.name)
        frame.sample_rate, frame.pts, frame.time_base = rate, start, Fraction(1, rate)
        made.mux(track.encode(frame))
    made.mux(track.encode(None))


def _wandering(frames: int, size: tuple[int, int]) -> Iterator[NDArray[np.uint8]]:
    width, height = size
    ground = np.linspace(0, 160, width, dtype=np.uint8)
    for number in range(frames):
        image = np.repeat(np.tile(ground, (height, 1))[:, :, None], 3, axis=2)
        left = number * 3 % max(1, width - width // 6)
        image[height // 3 : height // 2, left : left + width // 6] = (255, 220, 40)
        yield np.ascontiguousarray(image)
