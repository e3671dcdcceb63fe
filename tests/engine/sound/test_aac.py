from pathlib import Path

import av
import numpy as np
import pytest

from ensemble.engine.cache.folder import FolderCache
from ensemble.engine.sound import aac
from ensemble.engine.work import Work
from tests.engine.made import Samples, heard, noise, sound

RATE = 48_000


@pytest.fixture
def short_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of a fifth of a second, so that a second has several joins."""
    monkeypatch.setattr(aac, "PIECE", 10)


def music(samples: int) -> Samples:
    """A chord with a beat: what clicks is heard in it."""
    at = np.arange(samples) / RATE
    chord = sum(np.sin(2 * np.pi * pitch * at) for pitch in (220, 277.18, 329.63, 1760))
    beat = np.exp(-((at * 4) % 1) * 12)[:, None] * noise(3, samples, 0.3)
    return (np.repeat(np.asarray(chord)[:, None] * 0.1, 2, axis=1) + beat).astype(np.float32)


def encoded(samples: Samples, folder: Path, name: str = "sound") -> Path:
    wave, target = sound(folder / f"{name}.wav", samples).path, folder / f"{name}.m4a"
    cache, work = FolderCache(folder / "kept"), Work(folder)
    aac.encode_wave(wave, target, samples=len(samples), kbps=192, cache=cache, work=work)
    return target


@pytest.mark.parametrize("samples", [1, 1023, 1024, 1025, 9216, 9217, 10_240, 20_480, 48_048])
@pytest.mark.usefixtures("short_pieces")
def test_the_length_is_exact_to_the_sample(tmp_path: Path, samples: int) -> None:
    path = encoded(music(samples), tmp_path)
    assert len(heard(path, tmp_path)) == samples
    with av.open(str(path)) as container:
        packets = [packet for packet in container.demux(audio=0) if packet.size]
    assert packets[0].pts == -1024
    assert sum(packet.duration or 0 for packet in packets) - 1024 == samples


def test_pieces_join_without_a_click(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the codec adds is no louder at the joins than in one piece, and no louder than there."""
    wanted = music(2 * RATE)
    whole = heard(encoded(wanted, tmp_path, "whole"), tmp_path) - wanted
    monkeypatch.setattr(aac, "PIECE", 10)
    pieces = heard(encoded(wanted, tmp_path, "pieces"), tmp_path) - wanted
    assert np.abs(pieces).max() < 1.25 * np.abs(whole).max()
    at_joins = [pieces[end - 1024 : end + 1024] for end in range(9216, len(wanted), 10_240)]
    same_places = [whole[end - 1024 : end + 1024] for end in range(9216, len(wanted), 10_240)]
    assert np.std(at_joins[:-1]) < 1.25 * np.std(same_places[:-1])


@pytest.mark.usefixtures("short_pieces")
def test_a_change_makes_only_the_pieces_it_is_heard_in(tmp_path: Path) -> None:
    first = music(RATE)
    encoded(first, tmp_path)
    before = set((tmp_path / "kept").iterdir())
    first[24_000:24_100] = 0
    encoded(first, tmp_path)
    assert len(before) == 5
    assert len(set((tmp_path / "kept").iterdir()) - before) in {1, 2}


@pytest.mark.usefixtures("short_pieces")
def test_a_piece_that_was_cut_short_is_made_again(tmp_path: Path) -> None:
    whole = encoded(music(RATE), tmp_path).read_bytes()
    for kept in (tmp_path / "kept").iterdir():
        kept.write_bytes(kept.read_bytes()[:-9])
    assert encoded(music(RATE), tmp_path).read_bytes() == whole


@pytest.mark.usefixtures("short_pieces")
def test_long_silence_is_one_piece_again_and_again(tmp_path: Path) -> None:
    path = encoded(np.zeros((60_000, 2), np.float32), tmp_path)
    assert len(heard(path, tmp_path)) == 60_000
