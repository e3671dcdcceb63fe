from fractions import Fraction
from itertools import accumulate
from pathlib import Path

import av
import pytest

from ensemble.engine.ingest.inside_film import is_variable, longest_gap
from tests.engine import media
from tests.engine.media import known


@pytest.mark.parametrize("step", [1 / 240, 1 / 60, 1 / 30, 1_001 / 24_000, 0.2])
def test_even_frames_are_even_at_any_rate_though_clocks_round_to_a_millisecond(step: float) -> None:
    assert not is_variable([round(number * step, 3) for number in range(100)])


@pytest.mark.parametrize("odd", [0.0, 0.01, 0.0667, 3.0])
def test_one_frame_that_comes_early_or_late_makes_them_uneven(odd: float) -> None:
    steps = [1 / 30] * 40
    steps[20] = odd
    assert is_variable(list(accumulate(steps)))


def test_what_was_not_seen_at_either_end_is_no_gap() -> None:
    times = [0.0, 0.5, *(1 + number / 30 for number in range(60)), 3.3]
    assert is_variable(times)
    assert not is_variable(times, edge=4)


def test_the_longest_wait_for_a_start_counts_to_the_end() -> None:
    stamps = [(number / 10, number in (0, 5, 20)) for number in range(60)]
    assert longest_gap(stamps) == pytest.approx(3.9)
    assert longest_gap([]) == 0


@pytest.mark.parametrize("kind", media.FILMS)
def test_usual_films_are_even_and_whole(kind: str, tmp_path: Path) -> None:
    found = known(media.film(tmp_path / "f", kind))
    assert not any((found.variable, found.interlaced, found.has_alpha, found.mirrored))
    assert 0 < found.keyframe_gap <= 1


@pytest.mark.parametrize("kind", ["webm", "mp4"])
def test_a_film_of_a_browser_that_tells_no_length_is_counted(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "live"
    live = {"live": "1"} if kind == "webm" else {"movflags": "empty_moov+frag_every_frame"}
    codec = media.FILMS[kind][1]
    with av.open(str(path), "w", format=kind, options=live) as made:
        stream = made.add_stream(codec, rate=25)
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = 160, 90, "yuv420p"
        for _ in range(30):
            made.mux(stream.encode(av.VideoFrame(160, 90, "yuv420p")))
        made.mux(stream.encode(None))
    assert float(known(path).duration) == pytest.approx(1.2, abs=0.05)


def test_a_guess_that_is_a_lot_too_long_is_counted(tmp_path: Path) -> None:
    """Sound that whispers for a second and then sings: without a header it looks like hours."""
    quiet = _mp3(tmp_path / "quiet", "8k", 8_000, 1)
    loud = _mp3(tmp_path / "loud", "320k", 48_000, 2)
    (tmp_path / "s").write_bytes(quiet * 1 + loud * 500)
    assert Fraction(0) < known(tmp_path / "s").duration < 2_000


def _mp3(path: Path, bits: str, rate: int, channels: int) -> bytes:
    with av.open(
        str(path), "w", format="mp3", options={"write_xing": "0", "id3v2_version": "0"}
    ) as made:
        track = media.track(made, "libmp3lame", rate, channels)
        track.codec_context.bit_rate = int(bits[:-1]) * 1_000
        media.encode_tone(made, track, 1)
    return path.read_bytes()
