from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import pytest

from ensemble.engine.errors import Unsupported
from ensemble.engine.ingest.mezzanine import mezzanine, needs_mezzanine
from ensemble.engine.ingest.probe import Probe
from tests.engine import media
from tests.engine.made import heard
from tests.engine.media import by_ffmpeg, known

PLAIN = Probe("video", "mp4", "mov", ("h264",), Fraction(9), frame_rate=Fraction(30))
HARD = {"half pictures": {"interlaced": True}, "one start": {"keyframe_gap": Fraction(60)}}


@pytest.mark.parametrize("facts", HARD.values(), ids=HARD)
def test_what_is_hard_to_cut_needs_one(facts: dict[str, object]) -> None:
    assert not needs_mezzanine(PLAIN)
    assert not needs_mezzanine(replace(PLAIN, variable=True, transfer="arib-std-b67"))
    assert needs_mezzanine(replace(PLAIN, **facts))  # type: ignore[arg-type]
    assert not needs_mezzanine(replace(PLAIN, kind="audio", **facts))  # type: ignore[arg-type]


def test_a_usual_film_needs_none(tmp_path: Path) -> None:
    for kind in ("mp4", "mkv", "webm"):
        assert not needs_mezzanine(known(media.film(tmp_path / kind, kind)))


def test_it_has_even_frames_a_start_each_second_and_exact_sound(
    tmp_path: Path, folder: Path
) -> None:
    uneven = "testsrc2=size=160x90:rate=50,select='not(mod(n,3))+gt(n,60)'"
    encoded = ("-fps_mode", "vfr", "-c:v", "libx264", "-g", "250", "-f", "mp4")
    source = by_ffmpeg(tmp_path / "f", uneven, *encoded, seconds="2.4")
    assert known(source).variable
    made = mezzanine(source, folder)
    found = known(made)
    assert (found.variable, found.keyframe_gap <= 1, found.codecs) == (False, True, ("h264",))
    with av.open(str(made)) as container:
        frames = list(container.decode(video=0))
        starts = [at for at, frame in enumerate(frames) if frame.key_frame]
    assert starts == list(range(0, len(frames), int(found.frame_rate or 1)))
    assert int(frames[0].colorspace) == 1
    assert [path.name for path in folder.iterdir()] == ["mezzanine.mp4"]


def test_its_sound_is_lossless_at_48_kilohertz(tmp_path: Path, folder: Path) -> None:
    source = media.film(tmp_path / "f", "mkv", seconds=0.4)
    made = mezzanine(source, folder)
    found = known(made)
    assert (found.codecs, found.sample_rate, found.channels) == (("h264", "flac"), 48_000, 2)
    sound = heard(made, folder)
    assert abs(sound).max() == pytest.approx(0.5, abs=0.001)
    assert len(sound) == pytest.approx(0.4 * 48_000, abs=2)


def test_the_same_film_gives_the_same_bytes(tmp_path: Path, folder: Path) -> None:
    source = media.film(tmp_path / "f", seconds=0.2)
    (tmp_path / "again").mkdir()
    first, second = mezzanine(source, folder), mezzanine(source, tmp_path / "again")
    assert first.read_bytes() == second.read_bytes()


def test_a_sound_has_none(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(Unsupported):
        mezzanine(media.sound(tmp_path / "s", seconds=0.1), folder)
    assert list(folder.iterdir()) == []
