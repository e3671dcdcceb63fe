from collections.abc import Callable
from pathlib import Path

import pytest

from ensemble.engine.errors import Cancelled, EngineError, TooLarge, Unreadable
from ensemble.engine.ingest.prepare import prepare
from tests.engine import media
from tests.engine.media import made


def test_progress_goes_up_in_words(tmp_path: Path, folder: Path) -> None:
    told: list[tuple[float, str]] = []
    source = media.sound(tmp_path / "s")
    prepare(source, folder, report=lambda done, words: told.append((done, words)))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[0][0] == 0
    assert told[-1][0] == 1
    assert all(words for _, words in told)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip(path: Path) -> None:
    written = bytearray(path.read_bytes())
    for at in range(37, len(written), 61):
        written[at] ^= 0b1010_1010
    path.write_bytes(written)


@pytest.mark.parametrize("harm", [cut, flip])
@pytest.mark.parametrize("kind", ["wav", "mp3", "flac", "opus", "m4a", "mp4", "mkv", "png", "heic"])
def test_a_broken_file_is_prepared_or_told_and_leaves_nothing_half_done(
    kind: str, harm: Callable[[Path], None], tmp_path: Path, folder: Path
) -> None:
    source = media.anything(tmp_path / "broken", kind)
    harm(source)
    try:
        assert all(one.path.stat().st_size for one in made(source, folder).derived)
    except EngineError:
        assert list(folder.iterdir()) == []


def test_only_what_is_listed_is_left_and_the_original_is_only_read(
    tmp_path: Path, folder: Path
) -> None:
    source = media.film(tmp_path / "f", seconds=0.4)
    before, changed = source.read_bytes(), source.stat().st_mtime_ns
    prepared = made(source, folder)
    assert {one.path for one in prepared.derived} == set(folder.iterdir())
    assert (source.read_bytes(), source.stat().st_mtime_ns) == (before, changed)


def test_called_off_it_leaves_nothing(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(Cancelled):
        prepare(
            media.sound(tmp_path / "s"),
            folder,
            report=lambda done, words: None,
            cancelled=lambda: True,
        )
    assert list(folder.iterdir()) == []


def test_a_report_that_raises_ends_the_work(tmp_path: Path, folder: Path) -> None:
    def report(done: float, words: str) -> None:
        if done > 0.1:
            raise Cancelled

    with pytest.raises(Cancelled):
        prepare(media.sound(tmp_path / "s", seconds=3), folder, report=report)
    assert list(folder.iterdir()) == []


def test_what_is_too_large_is_told(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(TooLarge):
        prepare(media.sound(tmp_path / "s"), folder, report=print, largest=1_000)


def test_a_film_of_text_is_no_film(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "s").write_bytes(b"RIFF\x00\x00\x00\x00WAVEnothing")
    with pytest.raises(Unreadable):
        made(tmp_path / "s", folder)


@pytest.mark.parametrize("name", ["-i.mp4", "a'b\"c;d[e]\n"])
def test_a_name_is_only_a_name(name: str, tmp_path: Path, folder: Path) -> None:
    assert made(media.sound(tmp_path / "plain").rename(tmp_path / name), folder).previews


def test_the_same_file_gives_the_same_bytes(tmp_path: Path, folder: Path) -> None:
    source = media.sound(tmp_path / "s")
    (tmp_path / "again").mkdir()
    first, second = made(source, folder), made(source, tmp_path / "again")
    for one, other in zip(first.derived, second.derived, strict=True):
        assert one.path.read_bytes() == other.path.read_bytes()
