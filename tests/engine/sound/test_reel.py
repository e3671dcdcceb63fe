"""A recording as stretches: together they are what a mix hears."""

import io
import json
import struct
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from ensemble.engine.sound.bus_stream import sums_in
from ensemble.engine.sound.lanes import lanes
from ensemble.engine.sound.reel import STRETCH, write_reel
from ensemble.engine.sound.scene import scene
from ensemble.engine.sound.sums import write_sum
from ensemble.engine.timeline import Clip, Media, Timeline, Track
from ensemble.engine.work import Work
from tests.engine.made import Samples, noise, sound
from tests.engine.media import sound as tone


def timeline(media: Media, seconds: Fraction, gain_db: float = 0) -> Timeline:
    return Timeline((Track("sound", (Clip(media, seconds, gain_db=gain_db),)),))


def opened(reel: Path) -> tuple[dict[str, object], list[Samples]]:
    """What a reel tells, and each stretch as a browser decodes it."""
    content = reel.read_bytes()
    assert content[:4] == b"reel"
    (size,) = struct.unpack_from("<I", content, 4)
    facts = json.loads(content[8 : 8 + size])
    edges = [8 + size, *(8 + size + end for end in facts["ends"])]
    parts = [content[a:b] for a, b in pairwise(edges)]
    return facts, [decoded(part) for part in parts]


def decoded(part: bytes) -> Samples:
    with av.open(io.BytesIO(part), "r") as container:
        columns = container.streams.audio[0].channels
        frames = [frame.to_ndarray() for frame in container.decode(audio=0)]
    whole = np.concatenate([frame.reshape(-1, columns) for frame in frames])
    return (whole / 2**31).astype(np.float32)


def test_sixteen_bits_come_back_exactly(tmp_path: Path, folder: Path) -> None:
    words = (np.rint(noise(1, 2 * STRETCH + 777) * 2**15) / 2**15).astype(np.float32)
    media = sound(tmp_path / "a.wav", words)
    reel = tmp_path / "a.reel"
    write_reel(timeline(media, Fraction(len(words), 48_000)), reel, Work(folder))
    facts, parts = opened(reel)
    assert (facts["samples"], facts["doublings"]) == (len(words), 0)
    assert [len(part) for part in parts] == [STRETCH, STRETCH, 777]
    assert np.array_equal(np.concatenate(parts), words)


def test_what_is_the_same_on_both_sides_has_one_channel(tmp_path: Path, folder: Path) -> None:
    path = tone(tmp_path / "a.mp3", "mp3", rate=44_100, channels=1)
    media = Media("a", path, "audio")
    write_reel(timeline(media, Fraction(1)), tmp_path / "a.reel", Work(folder))
    _, parts = opened(tmp_path / "a.reel")
    assert [part.shape for part in parts] == [(48_000, 1)]


@pytest.mark.parametrize("gain_db", [0.0, 18.0])
def test_the_rest_lies_within_minus_110_dbfs(tmp_path: Path, folder: Path, gain_db: float) -> None:
    media = sound(tmp_path / "a.wav", noise(3, 12_000, 0.2))
    whole = timeline(media, Fraction(1, 4), gain_db)
    write_sum(list(lanes(scene(whole))), tmp_path / "bus", samples=12_000, work=Work(folder))
    exact = np.concatenate(list(sums_in(tmp_path / "bus"))) / 2**27
    write_reel(whole, tmp_path / "a.reel", Work(folder))
    facts, (part,) = opened(tmp_path / "a.reel")
    doublings = int(str(facts["doublings"]))
    assert 2 ** (doublings - 1) < max(1, np.abs(exact).max()) <= 2**doublings
    assert np.abs(part * 2**doublings - exact).max() <= 2 ** (doublings - 18)
