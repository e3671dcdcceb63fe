from pathlib import Path

import pytest

from ensemble.engine.errors import Cancelled, OurFault, TooLarge, Unreadable
from ensemble.engine.ingest.prepare import prepare
from ensemble.engine.ingest.probe import from_answer
from ensemble.engine.ingest.sniff import Format
from ensemble.engine.process.sandbox import Limits
from ensemble.engine.process.sandbox_worker import ask, believed
from tests.engine import media


def test_an_error_inside_comes_out_with_its_sentence(tmp_path: Path) -> None:
    (tmp_path / "s").write_bytes(b"RIFF\0\0\0\0WAVE")
    with pytest.raises(Unreadable, match="broken or cut short"):
        ask("probe", str(tmp_path / "s"), "wav", folder=tmp_path, inputs=[tmp_path / "s"])


def test_what_fails_before_it_comes_to_the_file_is_no_fault_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(OurFault):
        ask("no-such-task", folder=tmp_path)
    with pytest.raises(Unreadable):
        ask("probe", "too", "many", "words", folder=tmp_path)


def test_a_file_that_was_not_handed_in_stays_closed(tmp_path: Path, folder: Path) -> None:
    source = media.sound(tmp_path / "s")
    assert ask("probe", str(source), "wav", folder=folder, inputs=[source])
    with pytest.raises(Unreadable):
        ask("probe", str(source), "wav", folder=folder)


def test_work_past_its_limit_is_told_as_such(tmp_path: Path, folder: Path) -> None:
    source = media.film(tmp_path / "f")
    none = Limits(cpu_seconds=0)
    with pytest.raises((TooLarge, Unreadable)):
        ask("probe", str(source), "mov", folder=folder, inputs=[source], limits=none)


def test_it_stops_when_called_off(tmp_path: Path, folder: Path) -> None:
    source = media.sound(tmp_path / "s")
    with pytest.raises(Cancelled):
        ask("probe", str(source), "wav", folder=folder, inputs=[source], cancelled=lambda: True)


LIES: list[dict[str, object]] = [
    {},
    {"kind": "script", "codecs": [], "duration": "1"},
    {"kind": "audio", "codecs": [], "duration": "1/0"},
    {"kind": "audio", "codecs": None, "duration": "1"},
    {"kind": "audio", "codecs": [], "duration": {}},
    {"kind": "video", "codecs": [], "duration": "1", "width": "wide"},
    {"kind": "video", "codecs": [], "duration": "1", "width": 0, "height": 9},
    {"kind": "video", "codecs": [], "duration": "1", "width": -9, "height": -9},
    {"kind": "video", "codecs": [], "duration": "1", "width": 9, "height": 9, "frame_rate": "-1"},
    {"kind": "audio", "codecs": [], "duration": "-1"},
    {"kind": "audio", "codecs": [], "duration": "1", "audio_index": 0, "channels": 0},
    {"kind": "audio", "codecs": [], "duration": "1", "audio_index": 0, "channels": 2},
]


@pytest.mark.parametrize("lie", LIES)
def test_an_answer_of_the_wrong_shape_is_an_unreadable_file(lie: dict[str, object]) -> None:
    with pytest.raises(Unreadable):
        from_answer(Format("wav", "wav"), lie)


def test_what_is_believed_passes_other_errors_on() -> None:
    with pytest.raises(Cancelled), believed():
        raise Cancelled


def test_sixteen_bits_of_gray_are_read(tmp_path: Path, folder: Path) -> None:
    import numpy as np
    from PIL import Image

    ramp = np.tile(np.linspace(0, 65_535, 64).astype(np.uint16), (64, 1))
    Image.fromarray(ramp).save(tmp_path / "p", "PNG")
    made = prepare(tmp_path / "p", folder, report=lambda done, words: None)
    with Image.open(made.pictures[-1].path) as opened:
        gray = np.asarray(opened.convert("L"), dtype=int)
    assert gray[:, 0].mean() < 10
    assert 120 < gray[:, 32].mean() < 136
    assert gray[:, -1].mean() > 245
