from collections.abc import Callable
from pathlib import Path

import av
import pytest
from PIL import Image
from tests.engine import media
from tests.engine.media import made

from ensemble.engine.errors import Cancelled, EngineError, TooLarge, Unreadable
from ensemble.engine.prepare import prepare

# What a container says of itself and its encoder; nothing of the maker.
STRUCTURE = (
    *("major_brand=", "minor_version=", "compatible_brands=", "language=", "handler_name="),
    *("vendor_id=", "DURATION=", "encoder=Lav", "ENCODER=Lav"),
)
SECRETS = ("SECRETPLACE", "SECRETMAKER", "SECRETCHAPTER")


def left(path: Path) -> set[str]:
    """Every tag that PyAV or Pillow finds in a file, with its value."""
    if path.suffix in (".avif", ".webp", ".jpg"):
        with Image.open(path) as opened:
            found = {str(key) for key in (*opened.getexif(), *opened.info)}
            return {key for key in found if key.isdigit() or key in ("exif", "xmp", "icc_profile")}
    with av.open(str(path)) as container:
        tags = [container.metadata, *(stream.metadata for stream in container.streams)]
        tags += [chapter["metadata"] for chapter in container.chapters()]
        return {f"{key}={value}" for found in tags for key, value in found.items()}


def test_no_tag_of_a_film_is_left(tmp_path: Path, folder: Path) -> None:
    source = media.film(
        tmp_path / "f", "mkv", title="SECRETPLACE", artist="SECRETMAKER", location="+12.3+45.6/"
    )
    assert b"SECRETPLACE" in source.read_bytes()
    for one in made(source, folder).derived:
        assert not any(secret.encode() in one.path.read_bytes() for secret in SECRETS)
        if one.role != "peaks":
            assert not {tag for tag in left(one.path) if not tag.startswith(STRUCTURE)}


def test_no_tag_of_a_sound_is_left(tmp_path: Path, folder: Path) -> None:
    with av.open(str(tmp_path / "s"), "w", format="mp3") as written:
        written.metadata.update(title="SECRETPLACE", artist="SECRETMAKER")
        media.write_tone(written, "libmp3lame", 1)
    for one in made(tmp_path / "s", folder).derived:
        assert not any(secret.encode() in one.path.read_bytes() for secret in SECRETS)
        if one.role != "peaks":
            assert not {tag for tag in left(one.path) if not tag.startswith(STRUCTURE)}


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "heic"])
def test_no_place_maker_or_profile_of_a_picture_is_left(
    kind: str, tmp_path: Path, folder: Path
) -> None:
    notes = Image.Exif()
    notes[0x010F] = "SECRETMAKER"
    notes.get_ifd(0x8825)[29] = "SECRETPLACE"
    source = media.picture(tmp_path / "p", kind, exif=notes)
    assert b"SECRETMAKER" in source.read_bytes()
    for one in made(source, folder).derived:
        assert not any(secret.encode() in one.path.read_bytes() for secret in SECRETS)
        assert not left(one.path)


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
@pytest.mark.parametrize("kind", ["wav", "mp3", "flac", "opus", "m4a", "mp4", "webm", "png", "gif"])
def test_a_broken_file_is_prepared_or_told_and_leaves_nothing_half_done(
    kind: str, harm: Callable[[Path], None], tmp_path: Path, folder: Path
) -> None:
    source = media.anything(tmp_path / "broken", kind)
    harm(source)
    try:
        assert all(one.path.stat().st_size for one in made(source, folder).derived)
    except EngineError:
        assert list(folder.iterdir()) == []


def test_only_what_is_listed_is_left(tmp_path: Path, folder: Path) -> None:
    prepared = made(media.film(tmp_path / "f"), folder)
    assert {one.path for one in prepared.derived} == set(folder.iterdir())


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


@pytest.mark.parametrize("name", ["-i.mp4", "%03d.png", "a\nb", "a'b\"c;d[e]", "concat:x|y"])
def test_a_name_is_only_a_name(name: str, tmp_path: Path, folder: Path) -> None:
    assert made(media.sound(tmp_path / "plain").rename(tmp_path / name), folder).previews


def test_the_original_is_only_read(tmp_path: Path, folder: Path) -> None:
    source = media.film(tmp_path / "f")
    before, changed = source.read_bytes(), source.stat().st_mtime_ns
    made(source, folder)
    assert (source.read_bytes(), source.stat().st_mtime_ns) == (before, changed)


def test_the_same_file_gives_the_same_bytes(tmp_path: Path, folder: Path) -> None:
    source = media.sound(tmp_path / "s")
    (tmp_path / "again").mkdir()
    first, second = made(source, folder), made(source, tmp_path / "again")
    for one, other in zip(first.derived, second.derived, strict=True):
        assert one.path.read_bytes() == other.path.read_bytes()
