import os
import time
from pathlib import Path

import pytest

from ensemble.engine.cache.folder import DEAD, RECENT, FolderCache
from tests.engine.made import counted_film


def file(path: Path, size: int = 100) -> Path:
    path.write_bytes(bytes(size))
    return path


def aged(path: Path, seconds: int) -> Path:
    moment = time.time() - seconds
    os.utime(path, (moment, moment))
    return path


def test_what_is_kept_is_found_again_and_no_longer_where_it_was_made(tmp_path: Path) -> None:
    made = file(tmp_path / "made.json")
    cache = FolderCache(tmp_path / "kept")
    cache.keep(made, "one.json")
    assert cache.fetch("one.json") == tmp_path / "kept/one.json"
    assert cache.fetch("other.json") is None
    assert not made.exists()


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return counted_film(tmp_path_factory.mktemp("film") / "f1.mp4", 1, 12).path.read_bytes()


def test_a_film_counts_only_with_all_its_frames(tmp_path: Path, film: bytes) -> None:
    cache = FolderCache(tmp_path)
    (tmp_path / "a.mp4").write_bytes(film)
    assert cache.fetch("a.mp4", 12)
    assert cache.fetch("a.mp4")
    assert cache.fetch("a.mp4", 13) is None


@pytest.mark.parametrize("left", [0, 4, 20, 400, -300, -1])
def test_a_film_that_was_cut_short_does_not_count(tmp_path: Path, film: bytes, left: int) -> None:
    (tmp_path / "a.mp4").write_bytes(film[:left])
    assert FolderCache(tmp_path).fetch("a.mp4", 12) is None
    assert FolderCache(tmp_path).fetch("a.mp4") is None


def test_what_was_unused_for_longest_goes_when_there_is_too_much(tmp_path: Path) -> None:
    for number in range(5):
        aged(file(tmp_path / f"{number}.json"), RECENT * (9 - number))
    cache = FolderCache(tmp_path, limit=500)
    cache.fetch("0.json")
    aged(tmp_path / "0.json", RECENT * 9)
    cache.keep(file(tmp_path / "made"), "new.json")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "0.json", "3.json", "4.json", "new.json",
    ]  # fmt: skip


def test_what_another_render_used_lately_stays(tmp_path: Path) -> None:
    file(tmp_path / "theirs.json", 1000)
    cache = FolderCache(tmp_path, limit=500)
    cache.keep(file(tmp_path / "made"), "new.json")
    assert FolderCache(tmp_path).fetch("theirs.json")


def test_what_dead_renders_left_half_written_goes(tmp_path: Path) -> None:
    aged(file(tmp_path / "a.mp4.7.8.part"), DEAD + 60)
    file(tmp_path / "b.mp4.9.10.part")
    FolderCache(tmp_path).keep(file(tmp_path / "made"), "new.json")
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == ["b.mp4.9.10.part", "new.json"]
