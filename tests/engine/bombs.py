"""Little files that would become much."""

import struct
import zlib
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av

from tests.engine.disguises import Hostile


def bombs(folder: Path, bodies: dict[str, bytes]) -> Iterator[Hostile]:
    """Little files that would become much."""
    yield Hostile(
        "PNG of 60,000 squared", "a.png", png(60_000, 60_000, bytes(7_501 * 200)), "refused"
    )
    zeros = zlib.compress(bytes(60_000_000), 9)
    for kind, head in (("iCCP", b"x\0\0"), ("zTXt", b"x\0\0"), ("iTXt", b"x\0\1\0\0\0")):
        extra = chunk(kind.encode(), head + zeros)
        yield Hostile(f"PNG {kind}", "a.png", png(8, 8, bytes(72), extra))
    yield Hostile("PNG of many rows", "a.png", png(8, 8, bytes(60_000_000)))
    frames = bodies["gif"][:-1]
    start = frames.index(b"\x2c")
    yield Hostile("endless GIF", "a.gif", frames + frames[start:] * 2_000 + b";")
    control = chunk(b"acTL", struct.pack(">II", 0xFFFFFFFF, 0))
    yield Hostile("endless APNG", "a.png", png(8, 8, bytes(72), control))
    yield Hostile("atoms in atoms", "a.mp4", nested(3_000), "refused")
    yield Hostile(
        "atoms of no size", "a.mp4", b"\0\0\0\x10ftypisom\0\0\0\0" + b"\0\0\0\x08free" * 200_000
    )
    for name, channels, rate, bits in (
        ("65,535 channels", 65_535, 48_000, 16),
        ("no rate", 2, 0, 16),
        ("a rate of 4 billion", 2, 0xFFFFFFFF, 16),
        ("no bits", 2, 48_000, 0),
    ):
        wave = struct.pack(
            "<4sI4s4sIHHIIHH4sI",
            b"RIFF",
            36,
            b"WAVE",
            b"fmt ",
            16,
            1,
            channels,
            rate,
            (rate * channels * 2) & 0xFFFFFFFF,
            channels * 2 & 0xFFFF,
            bits,
            b"data",
            0xFFFFFFFF,
        )
        yield Hostile(f"WAV of {name}", "a.wav", wave + bytes(100_000))
    tag = b"ID3\x04\x00\x00\x0f\x7f\x7f\x7f"
    yield Hostile("ID3 larger than the file", "a.mp3", tag + bytes(1_000), "refused")
    yield Hostile(
        "two megabytes of ID3",
        "a.mp3",
        b"ID3\x04\0\0\0\x7a\x12\0" + bytes(2_000_000) + bodies["mp3"],
    )
    for kind, codec, apart in (("ogg", "libopus", 86_400), ("matroska", "libopus", 100_000)):
        path = two_moments(folder / "bomb", kind, codec, apart)
        yield Hostile(f"{apart} s of silence in {kind}", "a", path.read_bytes(), "refused")
    for said in (1_000.0, 0.0, 1e300, -5.0, float("nan"), float("inf")):
        yield Hostile(f"28 h of film that says {said}", "a.mkv", long_film(folder / "long", said))
    yield Hostile("1,000 tracks", "a.mkv", tracks(folder / "many", 1_000), "refused")


def chunk(name: bytes, body: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int, height: int, rows: bytes, extra: bytes = b"") -> bytes:
    """A gray PNG, however large, of these rows."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rest = chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + head + extra + rest


def nested(depth: int) -> bytes:
    """A film whose atoms lie within each other."""
    body = b""
    for _ in range(depth):
        body = struct.pack(">I4s", len(body) + 8, b"moov") + body
    return b"\0\0\0\x10ftypisom\0\0\0\0" + body


def two_moments(path: Path, container: str, codec: str, apart: int) -> Path:
    """Silence at the beginning and after `apart` seconds, and nothing written between them."""
    with av.open(str(path), "w", format=container) as made:
        track = made.add_stream(codec, rate=48_000, layout="mono")
        assert isinstance(track, av.AudioStream)
        for at in (0, apart):
            frame = av.AudioFrame(format="s16", layout="mono", samples=960)
            frame.planes[0].update(bytes(1_920))
            frame.sample_rate, frame.pts, frame.time_base = 48_000, at * 48_000, Fraction(1, 48_000)
            made.mux(track.encode(frame))
        made.mux(track.encode(None))
    return path


def long_film(path: Path, said: float, hours: int = 28) -> bytes:
    """Two pictures many hours apart, in a file that says it lasts `said` milliseconds."""
    with av.open(str(path), "w", format="matroska") as made:
        stream = made.add_stream("libx264", rate=25)
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for at in (0, 25 * 3_600 * hours):
            frame = av.VideoFrame(64, 64, "yuv420p")
            frame.pts, frame.time_base = at, Fraction(1, 25)
            made.mux(stream.encode(frame))
        made.mux(stream.encode(None))
    written = bytearray(path.read_bytes())
    at = written.index(b"\x44\x89\x88") + 3  # the element Duration, a float of eight bytes
    written[at : at + 8] = struct.pack(">d", said)
    return bytes(written)


def tracks(path: Path, count: int) -> bytes:
    """A file with many tracks of sound, a hundredth of a second each."""
    with av.open(str(path), "w", format="matroska") as made:
        found = [made.add_stream("pcm_s16le", rate=8_000, layout="mono") for _ in range(count)]
        for track in found:
            assert isinstance(track, av.AudioStream)
            frame = av.AudioFrame(format="s16", layout="mono", samples=80)
            frame.sample_rate, frame.pts, frame.time_base = 8_000, 0, Fraction(1, 8_000)
            made.mux(track.encode(frame))
    return path.read_bytes()
