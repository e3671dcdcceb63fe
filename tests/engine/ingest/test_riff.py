import struct
from pathlib import Path

import pytest

from ensemble.engine.ingest.riff import FLOATS, WHOLE, Chunk, Shape, chunks, shape

ALL_ONES = 0xFFFF_FFFF


def wave(path: Path, kind: bytes, *parts: tuple[bytes, int, bytes]) -> list[Chunk]:
    body = b"".join(struct.pack("<4sI", name, size) + held for name, size, held in parts)
    path.write_bytes(kind + bytes(4) + b"WAVE" + body)
    with path.open("rb") as file:
        return list(chunks(file))


def test_chunks_are_told_in_order_and_odd_ones_are_padded(tmp_path: Path) -> None:
    found = wave(tmp_path / "s", b"RIFF", (b"bext", 3, b"odd\0"), (b"data", 2, b"ab"))
    assert found == [Chunk(b"bext", 20, 3), Chunk(b"data", 32, 2)]


def test_more_than_4_gb_are_told_where_there_is_room_for_them(tmp_path: Path) -> None:
    sizes = struct.pack("<QQQ", 0, 5 << 30, 0)
    *_, sound = wave(tmp_path / "s", b"RF64", (b"ds64", 24, sizes), (b"data", ALL_ONES, b""))
    assert (sound.name, sound.size) == (b"data", 5 << 30)


@pytest.mark.parametrize("kind", [b"RIFF", b"BW64"])
def test_a_size_that_nobody_knew_is_none(tmp_path: Path, kind: bytes) -> None:
    assert wave(tmp_path / "s", kind, (b"data", ALL_ONES, b"ab"))[0] == Chunk(b"data", 20, 0)


def test_a_lie_ends_with_the_file(tmp_path: Path) -> None:
    lie = struct.pack("<QQQ", 0, (1 << 64) - 1, 0)
    found = wave(tmp_path / "s", b"RF64", (b"ds64", 24, lie), (b"data", ALL_ONES, b"ab"))
    assert found[-1].size == (1 << 64) - 1
    with (tmp_path / "s").open("rb") as file:
        assert found[-1].content(file, 9) == b"ab"


def test_what_has_no_waves_has_no_chunks(tmp_path: Path) -> None:
    assert wave(tmp_path / "s", b"FORM", (b"data", 2, b"ab")) == []


def test_a_shape_says_its_kind_even_where_that_comes_last() -> None:
    plain = struct.pack("<HHIIHH", 1, 2, 48_000, 288_000, 6, 24)
    assert shape(plain) == Shape(WHOLE, 2, 48_000, 6, 24)
    extended = struct.pack("<HHIIHH", 0xFFFE, 6, 48_000, 0, 24, 32) + bytes(8) + b"\3\0" + bytes(14)
    assert shape(extended) == Shape(FLOATS, 6, 48_000, 24, 32)
    assert shape(plain[:15]) is None
