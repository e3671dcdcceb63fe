"""Files that were once whole: flipped, cut, shuffled, lied about, and grown together."""

import shutil
import struct
import subprocess
import zlib
from collections.abc import Callable, Iterator
from random import Random

LIES = (0, 1, 2, 7, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
WIDE = (1 << 32, (1 << 63) - 1, (1 << 64) - 1)
ATOMS = (
    *b"tkhd mvhd mdhd stts stsz stco stsc stsd elst ctts avcC esds moov trak mdat ftyp".split(),
    *b"iloc ispe iinf meta data LIST IHDR OpusHead vorbis fLaC VP8X".split(),
    *(b"fmt ", b"VP8 "),
)
EBML = (
    *(b"\x1aE\xdf\xa3", b"\x18S\x80g", b"\x15I\xa9f", b"\x16T\xaek", b"\x1fC\xb6u", b"\xa3"),
    *(b"D\x89", b"*\xd7\xb1", b"\xb0", b"\xba", b"\xb5", b"\x9f", b"#\xe3\x83"),
)
Mutation = Callable[[bytearray, Random], bytearray]


def flip(body: bytearray, dice: Random) -> bytearray:
    """A few bits turned over, anywhere."""
    for _ in range(dice.choice((1, 4, 30, max(1, len(body) // 200)))):
        body[dice.randrange(len(body))] ^= 1 << dice.randrange(8)
    return body


def havoc(body: bytearray, dice: Random) -> bytearray:
    """Stretches written over, doubled, taken out and put in."""
    for _ in range(dice.randint(1, 12)):
        at, size = dice.randrange(len(body)), dice.choice((1, 4, 16, 256, 4_000))
        piece = body[at : at + size]
        kind = dice.randrange(4)
        if kind == 0:
            body[at : at + size] = dice.randbytes(len(piece))
        elif kind == 1:
            body[at:at] = piece
        elif kind == 2 and len(body) > size + 64:
            del body[at : at + size]
        else:
            body[at:at] = dice.randbytes(dice.choice((1, 3, 64)))
    return body


def cut(body: bytearray, dice: Random) -> bytearray:
    """Ends too early."""
    return body[: dice.choice((dice.randint(1, 64), dice.randrange(1, len(body) + 1)))]


def shuffle(body: bytearray, dice: Random) -> bytearray:
    """The same blocks in another order, the first in its place."""
    size = dice.choice((64, 512, 4_096))
    blocks = [body[at : at + size] for at in range(size, len(body), size)]
    dice.shuffle(blocks)
    return body[:size] + bytearray(b"".join(blocks))


def lie(body: bytearray, dice: Random) -> bytearray:
    """Wrong numbers in the head: counts, lengths, measures, rates."""
    for _ in range(dice.randint(1, 4)):
        _write(body, dice.randrange(min(len(body), dice.choice((48, 200, 1_000)))), dice)
    return body


def lie_about_parts(body: bytearray, dice: Random) -> bytearray:
    """Wrong numbers where a part of the file tells its size, its count or its length."""
    marks = [*_found(body, ATOMS), *_found(body, EBML)]
    for mark in dice.sample(marks, min(len(marks), dice.randint(1, 3))):
        _write(body, max(0, mark + dice.choice((-4, 0, 1, 2, 4, 8, 12, 16, 20))), dice)
    return body


def fuzz(body: bytearray, dice: Random) -> bytearray:
    """Whatever zzuf makes of it, where zzuf is installed; else bits turned over."""
    if not (zzuf := shutil.which("zzuf")):
        return flip(body, dice)
    ratio, seed = dice.choice(("0.0001", "0.001", "0.01")), str(dice.randrange(1 << 30))
    done = subprocess.run([zzuf, "-r", ratio, "-s", seed], input=body, stdout=-1, check=True)
    return bytearray(done.stdout)


MUTATIONS: tuple[Mutation, ...] = (flip, havoc, cut, shuffle, lie, lie, lie_about_parts)
MUTATIONS += (lie_about_parts, fuzz)


def mutated(bodies: list[bytes], dice: Random) -> tuple[str, bytes]:
    """One of `bodies` made worse, and how. Checksums often fit again, so that more is looked at."""
    body = bytearray(dice.choice(bodies))
    if dice.random() < 0.1:
        other = dice.choice(bodies)
        spliced = body[: dice.randrange(1, len(body))] + other[dice.randrange(len(other)) :]
        return "splice", bytes(spliced)
    change = dice.choice(MUTATIONS)
    changed = change(body, dice) or bytearray(b"\0")
    return change.__name__, bytes(_summed(changed) if dice.random() < 0.8 else changed)


def _write(body: bytearray, at: int, dice: Random) -> None:
    order = dice.choice("<>")
    form, value = dice.choice(
        (
            ("B", dice.choice(LIES) & 0xFF),
            ("H", dice.choice(LIES) & 0xFFFF),
            ("I", dice.choice(LIES)),
            ("I", dice.randrange(1 << 32)),
            ("Q", dice.choice(WIDE)),
        )
    )
    packed = struct.pack(order + form, value)
    body[at : at + len(packed)] = packed


def _found(body: bytearray, marks: tuple[bytes, ...]) -> Iterator[int]:
    for mark in marks:
        at = body.find(mark)
        if at >= 0:
            yield at + len(mark) if len(mark) < 4 else at


def _summed(body: bytearray) -> bytearray:
    if body.startswith(b"\x89PNG"):
        return _png_summed(body)
    return ogg_summed(body) if body.startswith(b"OggS") else body


def _png_summed(body: bytearray) -> bytearray:
    at = 8
    while at + 12 <= len(body):
        end = at + 8 + int.from_bytes(body[at : at + 4], "big")
        if end + 4 > len(body):
            break
        body[end : end + 4] = struct.pack(">I", zlib.crc32(body[at + 4 : end]))
        at = end + 4
    return body


def ogg_summed(body: bytearray) -> bytearray:
    """The same pages of Ogg with checksums that fit."""
    at = 0
    while body[at : at + 4] == b"OggS" and at + 27 <= len(body):
        count = body[at + 26]
        end = at + 27 + count + sum(body[at + 27 : at + 27 + count])
        body[at + 22 : at + 26] = bytes(4)
        body[at + 22 : at + 26] = struct.pack("<I", _ogg_crc(body[at:end]))
        at = end
    return body


def _ogg_crc(page: bytearray) -> int:
    held = 0
    for byte in page:
        held = (held << 8) & 0xFFFFFFFF ^ TABLE[(held >> 24) ^ byte]
    return held


def _row(number: int) -> int:
    held = number << 24
    for _ in range(8):
        held = (held << 1) ^ (0x04C11DB7 if held & 0x80000000 else 0)
    return held & 0xFFFFFFFF


TABLE = [_row(number) for number in range(256)]
