"""Finding a take's place again."""

from pathlib import Path

import numpy as np
import pytest

from ensemble.engine.alignment.ticks import Ticks, ticking
from ensemble.foundation.attempt import run_due_jobs
from ensemble.foundation.files import store
from ensemble.foundation.refusal import NotYours, Refused
from ensemble.people.models import Member
from ensemble.pieces.actions.keep import keep_file
from ensemble.studio.actions.align import align_again, ticks_of
from ensemble.studio.models import Backing, Take
from tests.builders import studio, takes

PLACES = (-96_000, -72_000, -48_000, -24_000)
TICKS = {"at": list(PLACES), "seed": 7}
LATE = 1_973


@pytest.fixture
def take(ben: Member, tmp_path: Path) -> Take:
    """Three seconds of quiet hiss whose ticks came in late, placed as if they hadn't."""
    sound = takes.hiss(4 * takes.RATE).astype(np.float32) / 8
    wave = ticking(Ticks(PLACES, 7)) * 9_000
    sound[4_800 + LATE : 4_800 + LATE + len(wave)] += wave
    path = takes.write(tmp_path / "raw.wav", sound.astype(np.int16))
    raw = keep_file(path, file_name="raw.wav", by=ben, is_prepared_later=True)
    guide = store(
        takes.write(tmp_path / "guide.wav", takes.hiss(90_000, 2)), folder="backings", suffix=".wav"
    )
    backing = Backing.objects.create(fingerprint="0" * 64)
    backing.keep(name=guide.name, length_samples=90_000)
    facts = {"raw": raw, "backing": backing, "trim_start": 100_800, "offset_samples": 0}
    return studio.take(ben, evidence={"method": "reported", "ticks": TICKS}, **facts)


def test_ticks_in_the_raw_recording_put_a_take_into_its_place(
    take: Take, ada: Member, ben: Member
) -> None:
    with pytest.raises(NotYours):
        align_again(take, by=ada)
    align_again(take, by=ben)
    run_due_jobs()
    take.refresh_from_db()
    assert take.offset_samples == pytest.approx(-LATE, abs=1)
    assert (take.method, take.confidence, take.placed_by) == ("ticks", 0.98, None)
    assert take.evidence["heard"]["offset_samples"] == take.offset_samples


def test_what_has_no_raw_recording_is_moved_by_hand(ben: Member) -> None:
    with pytest.raises(Refused, match="by hand"):
        align_again(studio.take(ben), by=ben)


@pytest.mark.parametrize(
    "told", [{}, {"at": []}, {"at": [3, 1]}, {"at": "x"}, {"at": [0], "seed": []}]
)
def test_ticks_that_make_no_sense_are_none(told: object) -> None:
    assert ticks_of({"ticks": told}) is None
