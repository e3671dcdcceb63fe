"""AAC made in pieces that are kept, each named by its samples: a change costs a piece, not all.

AAC counts in blocks of 1,024 samples, each of which overlaps its neighbors. A piece is encoded
with some blocks before and after it, which are then left out, so that its first and last block
are what they would be if the whole had been encoded at once: it joins without a click.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ensemble.engine.cache.folder import Cache
from ensemble.engine.cache.stamps import hashed
from ensemble.engine.crew import all_of
from ensemble.engine.errors import RenderFailed
from ensemble.engine.ingest.riff import chunks
from ensemble.engine.process import ffmpeg, guards
from ensemble.engine.process.guards import PLAIN_SOUND
from ensemble.engine.sound.layers import RATE
from ensemble.engine.sound.wave24 import WIDTH
from ensemble.engine.times import decimal
from ensemble.engine.work import Work

BLOCK = 1024
PIECE = 468  # blocks: ten seconds
BEFORE, AFTER = 8, 2
MOST = 12  # pieces to a program
LONGEST = "60"  # seconds of a piece
# ffmpeg's clock for blocks without a file around them ticks so often in a sample.
TICKS = 588
# The other way takes half the time, and lets brass and drums get rough above 6 kHz at any rate.
CODER = ("-c:a", "aac", "-aac_coder", "twoloop")
RAW = ("-sample_rate", str(RATE), "-ch_layout", "stereo")


@dataclass(frozen=True, slots=True)
class Piece:
    """Blocks `first` to `end`. Its samples begin `before` blocks sooner, and end later."""

    name: str
    first: int
    end: int
    before: int
    begin: int
    size: int

    @property
    def blocks(self) -> slice:
        """Where its own blocks are among those that are encoded."""
        return slice(self.before, self.before + self.end - self.first)


def encode_wave(
    wave: Path, target: Path, *, samples: int, kbps: int, cache: Cache, work: Work
) -> None:
    """Write a 24-bit stereo WAV of 48 kHz as an M4A of exactly `samples` samples."""
    pieces = list(_pieces(wave, samples, kbps))
    # Silence is the same piece again and again.
    missing = list({each.name: each for each in pieces if _kept(each, cache) is None}.values())
    # Several pieces to a program, for starting one costs as much as encoding a second or two.
    share = min(MOST, max(1, -(-len(missing) // work.workers)))
    batches = [missing[first : first + share] for first in range(0, len(missing), share)]
    all_of([partial(_make, wave, batch, kbps, cache) for batch in batches], work, lambda: None)
    joined = work.folder / "sound.aac"
    with joined.open("wb") as file:
        for piece in pieces:
            blocks = _kept(piece, cache)
            if blocks is None:
                raise RenderFailed(
                    "The sound could not be written. Nothing was changed. Try again."
                )
            file.write(b"".join(blocks))
    _wrap(joined, target, samples, work)


def _pieces(wave: Path, samples: int, kbps: int) -> Iterator[Piece]:
    """One block more than there are samples for: the first one only leads in."""
    total = -(-samples // BLOCK) + 1
    with wave.open("rb") as file:
        start = next(each.start for each in chunks(file) if each.name == b"data")
        for first in range(0, total, PIECE):
            end, before = min(total, first + PIECE), min(first, BEFORE)
            begin = (first - before) * BLOCK
            size = (min(samples, (end + AFTER) * BLOCK) - begin) * WIDTH
            file.seek(at := start + begin * WIDTH)
            seal = hashed(kbps, CODER, first == 0, hashlib.sha256(file.read(size)).hexdigest())
            yield Piece(f"aac-{seal}.aac", first, end, before, at, size)


def _kept(piece: Piece, cache: Cache) -> list[bytes] | None:
    """Its own blocks, if it is there and whole."""
    path = cache.fetch(piece.name)
    blocks = _blocks(path.read_bytes())[piece.blocks] if path else []
    return blocks if len(blocks) == piece.end - piece.first else None


def _make(wave: Path, batch: Sequence[Piece], kbps: int, cache: Cache, work: Work) -> None:
    work.stop_if_asked()
    opened, written = [], []
    for number, piece in enumerate(batch):
        raw = _cut(wave, piece, work.folder / f"{piece.name}.raw")
        opened += guards.source(raw, "s24le", *RAW)
        written += ["-map", f"{number}:a", *CODER, "-b:a", f"{kbps}k", *PLAIN_SOUND]
        written += guards.target(work.folder / piece.name, "-f", "adts", seconds=LONGEST)
    ffmpeg.run([*opened, *written], folder=work.folder, cancelled=work.cancelled)
    for piece in batch:
        cache.keep(work.folder / piece.name, piece.name)
        (work.folder / f"{piece.name}.raw").unlink()


def _cut(wave: Path, piece: Piece, target: Path) -> Path:
    with wave.open("rb") as file:
        file.seek(piece.begin)
        target.write_bytes(file.read(piece.size))
    return target


def _blocks(encoded: bytes) -> list[bytes]:
    """Each block with its ADTS header, which says how long it is."""
    found, at = [], 0
    while at + 7 <= len(encoded):
        size = (encoded[at + 3] & 3) << 11 | encoded[at + 4] << 3 | encoded[at + 5] >> 5
        if size < 7 or at + size > len(encoded):
            break
        found.append(encoded[at : at + size])
        at += size
    return found


def _wrap(joined: Path, target: Path, samples: int, work: Work) -> None:
    """The first block lies before the beginning, and the last one is as short as it has to be."""
    last = -(-samples // BLOCK)
    rest = samples - (last - 1) * BLOCK
    ticks = f"if(eq(N\\,{last})\\,{rest}\\,{BLOCK})*{TICKS}"
    moments = f"setts=ts=(N-1)*{BLOCK * TICKS}:duration={ticks}"
    ffmpeg.run(
        [
            *guards.source(joined, "aac"),
            *("-c", "copy", "-bsf:a", f"aac_adtstoasc,{moments}", *PLAIN_SOUND, "-f", "mp4"),
            *guards.target(target, seconds=decimal(samples / RATE + 1)),
        ],
        folder=work.folder,
        inputs=[joined],
        cancelled=work.cancelled,
    )
