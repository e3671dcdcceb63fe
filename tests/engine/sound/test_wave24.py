import wave
from pathlib import Path

import numpy as np

from ensemble.engine.sound.wave24 import packed, write_wave


def test_any_player_reads_what_we_write(tmp_path: Path) -> None:
    block = np.array([[0.5, -0.5], [0.25, 0.0]], np.float32)
    write_wave(tmp_path / "a.wav", [block, block], samples=4)
    with wave.open(str(tmp_path / "a.wav")) as file:
        shape = file.getnchannels(), file.getsampwidth(), file.getframerate(), file.getnframes()
        assert shape == (2, 3, 48_000, 4)
        assert file.readframes(1) == (1 << 22).to_bytes(3, "little") + (3 << 22).to_bytes(
            3, "little"
        )


def test_what_is_too_loud_stays_at_the_edge() -> None:
    assert packed(np.array([[2.0, -2.0]], np.float32)) == b"\xff\xff\x7f\x00\x00\x80"
