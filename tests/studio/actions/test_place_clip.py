"""A clip finds its place in the recording made beside it."""

import wave
from pathlib import Path

import numpy as np
import pytest

from ensemble.foundation.attempt import run_due_jobs
from ensemble.people.models import Member
from ensemble.pieces.actions.draft import draft_piece
from ensemble.pieces.actions.keep import keep_file
from ensemble.studio.actions.place_clip import place_clip
from ensemble.studio.models import Take
from tests.builders.clips import clip
from tests.builders.speech import POEM, RATE, speech

RAW_AT = -96_000
TRUTH = 61_234
MS = RATE // 1000


def filmed(
    by: Member, folder: Path, *, guess: int, late: float = 0.0, silent: bool = False
) -> Take:
    """Return a filmed take whose clip begins at the sample TRUTH of its raw recording."""
    speech(folder / "raw.wav", POEM[:4])
    with wave.open(str(folder / "raw.wav")) as file:
        heard = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32_768
    sound = heard[TRUTH + round(late * RATE) :] * (0 if silent else 0.7)
    film = clip(folder / "clip.webm", sound, late=late)
    raw = keep_file(folder / "raw.wav", file_name="raw.wav", by=by)
    media = keep_file(film, file_name="clip.webm", by=by)
    piece = draft_piece(by=by, medium="video", title="Me", media=media)
    facts = {"method": "ticks", "confidence": 0.98}
    return Take.objects.create(
        revision=piece.newest,
        raw=raw,
        trim_start=guess,
        offset_samples=RAW_AT + guess,
        evidence=facts,
    )


@pytest.mark.parametrize("late", [0.0, 0.08])
def test_a_clip_is_placed_by_its_own_sound(ada: Member, tmp_path: Path, late: float) -> None:
    take = filmed(ada, tmp_path, guess=TRUTH + 377 * MS, late=late)
    place_clip.later(take.pk, by=ada)
    run_due_jobs()
    take.refresh_from_db()
    assert abs(take.trim_start - TRUTH) <= MS
    assert take.offset_samples - take.trim_start == RAW_AT
    assert take.evidence["clip"]["confidence"] > 0.9
    assert take.evidence["clip"]["browser_samples"] == TRUTH + 377 * MS
    assert take.method == "ticks"


def test_a_silent_clip_and_one_moved_by_hand_stay(ada: Member, tmp_path: Path) -> None:
    take = filmed(ada, tmp_path, guess=50_000, silent=True)
    place_clip.later(take.pk, by=ada)
    run_due_jobs()
    take.refresh_from_db()
    assert (take.trim_start, take.offset_samples) == (50_000, RAW_AT + 50_000)
    take.place(7, ada)
    place_clip.later(take.pk, by=ada)
    run_due_jobs()
    take.refresh_from_db()
    assert take.offset_samples == 7
