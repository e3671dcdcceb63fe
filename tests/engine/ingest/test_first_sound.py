from pathlib import Path

import av
import numpy as np
import pytest

from ensemble.engine.errors import RenderFailed, Unreadable, Unsupported
from ensemble.engine.ingest.first_sound import first_sound
from ensemble.engine.ingest.sniff import sniff
from tests.engine import media


def nothing(track: str) -> str:
    raise RenderFailed(track)


def test_the_first_track_is_heard_without_a_look(tmp_path: Path) -> None:
    path = media.sound(tmp_path / "s")
    assert first_sound(path, sniff(path), lambda track: track) == "0:a:0"


def test_where_the_first_can_not_be_heard_the_next_that_can_is(tmp_path: Path) -> None:
    path = tmp_path / "f"
    with av.open(str(path), "w", format="matroska") as made:
        tracks = [made.add_stream(codec, rate=48_000, layout="mono") for codec in ("mp2", "aac")]
        for track in tracks:
            silent = av.AudioFrame.from_ndarray(np.zeros((1, 4_800), np.int16), layout="mono")
            silent.sample_rate, silent.pts = 48_000, 0
            made.mux([*track.encode(silent), *track.encode(None)])
    asked = []

    def second(track: str) -> str:
        asked.append(track)
        return track if track == "0:1" else nothing(track)

    assert first_sound(path, sniff(path), second) == "0:1"
    assert asked == ["0:a:0", "0:1"]
    with pytest.raises(Unreadable):
        first_sound(path, sniff(path), nothing)


def test_what_has_nothing_to_hear_is_refused(tmp_path: Path) -> None:
    picture, film = media.picture(tmp_path / "p"), media.film(tmp_path / "f", has_sound=False)
    for path in (picture, film):
        with pytest.raises(Unsupported, match="nothing to hear"):
            first_sound(path, sniff(path), nothing)
