from fractions import Fraction
from pathlib import Path

import pytest

from ensemble.engine.errors import Cancelled, OurFault, RenderFailed, TooLarge
from ensemble.engine.process import ffmpeg, sandbox
from ensemble.engine.process.guards import source, target
from ensemble.engine.process.sandbox import Level, Limits

TONE = ["-f", "lavfi", "-i", "sine=440:duration=2"]


def test_it_makes_a_file_and_reports_how_far_it_is(tmp_path: Path) -> None:
    reached: list[float] = []
    made = tmp_path / "tone.wav"
    ffmpeg.run(
        [*TONE, *target(made, seconds="10")],
        folder=tmp_path,
        duration=Fraction(2),
        report=reached.append,
    )
    assert made.stat().st_size > 2 * 44_100 * 2
    assert reached[-1] == pytest.approx(1, abs=0.05)


def test_what_goes_to_the_pipe_reaches_the_sink_whole(tmp_path: Path) -> None:
    heard = bytearray()
    ffmpeg.run([*TONE, "-f", "s16le", "pipe:1"], folder=tmp_path, sink=heard.extend)
    assert len(heard) == 2 * 44_100 * 2


def test_it_stops_when_called_off(tmp_path: Path) -> None:
    endless = ["-re", "-f", "lavfi", "-i", "sine=440", "-f", "null", "-"]
    with pytest.raises(Cancelled):
        ffmpeg.run(endless, folder=tmp_path, cancelled=lambda: True)


def test_a_failure_is_told_without_what_ffmpeg_said(tmp_path: Path) -> None:
    (tmp_path / "bad.wav").write_bytes(b"nothing")
    with pytest.raises(RenderFailed) as told:
        ffmpeg.run(
            [*source(tmp_path / "bad.wav", "wav"), *target(tmp_path / "x.flac", seconds="1")],
            folder=tmp_path,
        )
    assert "bad.wav" not in told.value.sentence


def test_the_output_is_cut_at_its_limit(tmp_path: Path) -> None:
    made = tmp_path / "long.wav"
    ffmpeg.run(
        ["-f", "lavfi", "-i", "sine=440", *target(made, "-c:a", "pcm_s16le", seconds="1")],
        folder=tmp_path,
    )
    assert made.stat().st_size < 100_000


def test_its_version_is_above_the_floor() -> None:
    assert int(ffmpeg.version().lstrip("n").split(".")[0]) >= ffmpeg.FLOOR[0]


@pytest.mark.parametrize("rung", [Level.BUBBLEWRAP, Level.LANDLOCK, Level.LIMITS])
def test_an_output_past_what_may_be_written_is_told_as_such(rung: Level, tmp_path: Path) -> None:
    if not sandbox.is_there(rung):
        pytest.skip("not on this machine")
    made = target(tmp_path / "tone.wav", seconds="2")
    with sandbox.at(rung), pytest.raises(TooLarge, match="more work than is allowed"):
        ffmpeg.run([*TONE, *made], folder=tmp_path, limits=Limits(file_bytes=20_000))


def test_what_could_not_even_be_started_is_our_fault(tmp_path: Path) -> None:
    made = target(tmp_path / "tone.wav", seconds="2")
    with sandbox.at(Level.LIMITS), pytest.raises(OurFault):
        ffmpeg.run([*TONE, *made], folder=tmp_path / "gone")
