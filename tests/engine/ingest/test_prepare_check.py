import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import av
import pytest
from PIL import Image

from ensemble.engine.errors import Unreadable
from ensemble.engine.ingest.inside_recheck import answer
from ensemble.engine.ingest.prepare_check import TAGS, recheck
from ensemble.engine.ingest.prepared import Derived
from ensemble.engine.ingest.sniff import sniff
from tests.engine import media
from tests.engine.planted import KINDS, Plants

# Every tag that is left in anything derived, with what it says. A new one has to be put here.
LEFT = {
    "major_brand": {"isom", "M4A "},
    "minor_version": {"512"},
    "compatible_brands": {"isomiso2avc1mp41", "M4A isomiso2"},
    "language": {"und"},
    "handler_name": {"VideoHandler", "SoundHandler"},
    "encoder": {"Lavf", "Lavc libx264", "Lavc libopus"},
    "vendor_id": {"[0][0][0][0]"},
}


def left(one: Derived) -> set[tuple[str, str]]:
    """Every tag that PyAV or Pillow finds in a file; not how long its tracks are."""
    found = sniff(one.path)
    asked = (str(one.path), found.name, "" if found.is_picture else found.demuxer)
    tags = {(name.lower(), value) for name, value in answer([asked])["files"][0]["tags"]}
    return {tag for tag in tags if tag[0] != "duration"}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_noted_in_a_file_is_in_what_is_made_of_it(
    kind: str, tmp_path: Path, folder: Path
) -> None:
    plants = Plants()
    KINDS[kind](tmp_path / "s", plants)
    assert len(plants.found_in(tmp_path / "s")) >= len(plants.notes) - 2
    derived = media.made(tmp_path / "s", folder).derived
    for one in derived:
        assert not plants.found_in(one.path)
        assert b"Canary" not in one.path.read_bytes()
    told = {tag for one in derived if one.role != "peaks" for tag in left(one)}
    assert not {(name, value) for name, value in told if value not in LEFT.get(name, ())}


def test_no_note_travels_inside_of_the_frames(tmp_path: Path, folder: Path) -> None:
    """A unit of H.264 of type 6 (SEI) may hold anything: none is left, not even the encoder's."""
    preview = media.made(media.film(tmp_path / "f"), folder).previews[0]
    with av.open(str(preview.path)) as container:
        packets = [bytes(packet) for packet in container.demux(video=0)]
    kinds = {held[at] & 0x1F for held in packets for at in units(held)}
    assert kinds
    assert 6 not in kinds


def units(packet: bytes) -> list[int]:
    """Where each unit of a packet begins, after its length of four bytes."""
    found, at = [], 4
    while at < len(packet):
        found.append(at)
        at += 4 + int.from_bytes(packet[at - 4 : at], "big")
    return found


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Derived:
    """A preview as it should be."""
    folder = tmp_path_factory.mktemp("good")
    return media.made(media.film(folder / "f", seconds=0.2), folder).previews[0]


def other(path: Path) -> None:
    media.sound(path, "m4a", seconds=0.1)


def tagged(path: Path) -> None:
    media.film(path, seconds=0.1, title="Mine")


def foreign(path: Path) -> None:
    with av.open(str(path), "w", format="mp4") as made:
        media.write_tone(made, "libmp3lame", 0.1)


def larger(path: Path) -> None:
    media.film(path, seconds=0.1, size=(320, 180))


def text(path: Path) -> None:
    path.write_text("<html>")


@pytest.mark.parametrize("harm", [other, tagged, foreign, larger, text, Path.unlink])
def test_a_preview_that_is_not_just_that_is_not_handed_out(
    harm: Callable[[Path], None], good: Derived, tmp_path: Path
) -> None:
    mine = replace(good, path=tmp_path / "preview.mp4")
    shutil.copy(good.path, mine.path)
    recheck([mine])
    harm(mine.path)
    with pytest.raises(Unreadable):
        recheck([mine])


def test_a_link_to_somewhere_else_is_not_handed_out(good: Derived, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(good.path)
    with pytest.raises(Unreadable):
        recheck([replace(good, path=tmp_path / "link")])


def test_a_picture_with_a_note_is_not_handed_out(tmp_path: Path) -> None:
    noted = Image.Exif()
    noted[0x010F] = "Maker"
    path = media.picture(tmp_path / "p.jpg", size=(64, 48), exif=noted)
    with pytest.raises(Unreadable):
        recheck([Derived("picture", path, "image/jpeg", 64, 48)])
    media.picture(path, size=(64, 48))
    recheck([Derived("picture", path, "image/jpeg", 64, 48)])


def test_what_may_be_left_is_what_is_left() -> None:
    assert set(LEFT) == set(TAGS) - {"duration"}


def test_a_film_that_is_called_a_picture_is_not_handed_out(good: Derived) -> None:
    with pytest.raises(Unreadable):
        recheck([replace(good, content_type="image/webp")])
