import struct
from pathlib import Path

import av
import pytest

from ensemble.engine.errors import TooLarge
from ensemble.engine.ingest.prepare import prepare
from ensemble.engine.ingest.probe import probe
from ensemble.engine.process import ffmpeg
from ensemble.engine.process.sandbox import Limits
from tests.engine import bombs, media


def test_a_png_of_sixty_thousand_squared_is_refused_by_its_head(tmp_path: Path) -> None:
    (tmp_path / "bomb").write_bytes(bombs.png(60_000, 60_000, bytes(7_501 * 200)))
    with pytest.raises(TooLarge, match="60000 by 60000 pixels"):
        probe(tmp_path / "bomb")


@pytest.mark.parametrize(
    ("kind", "mark", "after", "form"),
    [
        ("jpeg", b"\xff\xc0", 5, ">HH"),
        ("webp", b"\x9d\x01\x2a", 3, "<HH"),
        ("gif", b"GIF", 6, "<HH"),
    ],
)
def test_other_pictures_are_measured_by_their_heads_too(
    kind: str, mark: bytes, after: int, form: str, tmp_path: Path
) -> None:
    bomb = media.picture(tmp_path / "p", kind, size=(32, 32))
    written = bytearray(bomb.read_bytes())
    struct.pack_into(form, written, written.index(mark) + after, 16_000, 16_000)
    bomb.write_bytes(written)
    with pytest.raises(TooLarge, match="16000 by 16000 pixels"):
        probe(bomb)


@pytest.mark.parametrize(("container", "codec"), [("ogg", "libopus"), ("matroska", "libopus")])
def test_a_day_of_silence_in_a_few_bytes_is_refused(
    container: str, codec: str, tmp_path: Path
) -> None:
    bomb = bombs.two_moments(tmp_path / "bomb", container, codec, 86_400)
    assert bomb.stat().st_size < 10_000
    with pytest.raises(TooLarge, match="longer than 3 hours"):
        probe(bomb)


def test_a_film_that_hides_its_length_is_not_filled_up(tmp_path: Path, folder: Path) -> None:
    bomb = tmp_path / "bomb"
    bomb.write_bytes(bombs.long_film(tmp_path / "long", 1_000.0, hours=2))
    assert probe(bomb).duration == 1
    preview = prepare(bomb, folder, report=lambda done, words: None).previews[0]
    assert probe(preview.path).duration < 12


def test_more_tracks_than_sixteen_are_refused(tmp_path: Path) -> None:
    bombs.tracks(tmp_path / "many", 20)
    with pytest.raises(TooLarge, match="more than 16 tracks"):
        probe(tmp_path / "many")


def test_a_megabyte_of_tags_goes_nowhere(tmp_path: Path, folder: Path) -> None:
    with av.open(str(tmp_path / "t"), "w", format="ogg") as made:
        made.metadata.update({f"tag{number}": "x" * 10_000 for number in range(100)})
        media.write_tone(made, "libopus", 0.5)
    assert (tmp_path / "t").stat().st_size > 1_000_000
    made_of_it = prepare(tmp_path / "t", folder, report=lambda done, words: None)
    assert all(one.path.stat().st_size < 200_000 for one in made_of_it.derived)


def test_work_past_its_limit_is_told_as_such(folder: Path) -> None:
    endless = ["-f", "lavfi", "-i", "mandelbrot=size=640x360", "-f", "null", "-"]
    with pytest.raises(TooLarge, match="more work than is allowed"):
        ffmpeg.run(endless, folder=folder, limits=Limits(cpu_seconds=1))
