"""A film is made of its clip and the recording beside it."""

import wave
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from ensemble.engine.ingest.probe import probe
from ensemble.foundation.attempt import run_due_jobs
from ensemble.foundation.files import open_local
from ensemble.people.models import Member
from ensemble.pieces.actions.draft import draft_piece
from ensemble.pieces.actions.keep import keep_file
from ensemble.pieces.actions.publish import publish_piece
from ensemble.studio.actions.make_film import make_film_soon
from ensemble.studio.models import Take
from tests.builders.clips import clip
from tests.builders.speech import POEM, RATE, speech
from tests.engine.made import heard

RAW_AT = -96_000
TRUTH = 61_234
MS = RATE // 1000


def filmed(
    by: Member, folder: Path, *, guess: int, late: float = 0.0, level: float = 0.7, start: int = 0
) -> Take:
    """Return a filmed take whose clip begins at the sample TRUTH of its raw recording."""
    speech(folder / "raw.wav", POEM[:4])
    sound = recorded(folder)[TRUTH + round(late * RATE) :] * level
    film = clip(folder / "clip.webm", sound, late=late)
    raw = keep_file(folder / "raw.wav", file_name="raw.wav", by=by, is_prepared_later=True)
    media = keep_file(film, file_name="clip.webm", by=by, is_prepared_later=True)
    piece = draft_piece(by=by, medium="video", title="Me", media=media)
    publish_piece(piece, by=by)
    take = Take.objects.create(
        revision=piece.newest,
        raw=raw,
        clip=media,
        clip_at=guess,
        trim_start=start or guess,
        trim_end=start + RATE if start else None,
        offset_samples=RAW_AT + (start or guess),
        evidence={"method": "ticks", "confidence": 0.98},
    )
    make_film_soon(take, by=by)
    run_due_jobs()
    return Take.objects.select_related("revision__media", "revision__piece").get(pk=take.pk)


def recorded(folder: Path) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    with wave.open(str(folder / "raw.wav")) as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32_768


def sound_of(take: Take, folder: Path) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    """One channel of the piece's own file."""
    assert take.revision.media is not None
    with open_local(take.revision.media.original) as path:
        (folder / "film.mkv").write_bytes(path.read_bytes())
    return heard(folder / "film.mkv", folder).ravel()


@pytest.mark.parametrize("late", [0.0, 0.08])
def test_a_film_has_the_picture_of_its_clip_and_the_sound_beside_it(
    ada: Member, tmp_path: Path, late: float
) -> None:
    take = filmed(ada, tmp_path, guess=TRUTH + 377 * MS, late=late)
    media = take.revision.media
    assert abs(take.clip_at - TRUTH) <= MS
    assert (take.trim_start, take.offset_samples - take.trim_start) == (take.clip_at, RAW_AT)
    assert take.evidence["clip"]["confidence"] > 0.9
    assert take.evidence["clip"]["browser_samples"] == TRUTH + 377 * MS
    assert (take.method, take.confidence) == ("ticks", 0.98)
    assert media is not None
    assert media != take.clip
    assert media.prepared_at is not None
    wanted = recorded(tmp_path)[take.clip_at :]
    both = min(len(wanted), len(laid := sound_of(take, tmp_path)))
    # The recording itself, to the bit: what a browser made of it beside the picture is gone.
    assert both > 4 * RATE
    assert np.array_equal(laid[: both // 2], wanted[: both // 2].astype(np.float32))


def test_what_was_left_out_of_a_film_is_not_in_it(ada: Member, tmp_path: Path) -> None:
    begins = TRUTH + 2 * RATE
    take = filmed(ada, tmp_path, guess=TRUTH + 100 * MS, start=begins)
    assert (take.trim_start, take.offset_samples) == (begins, RAW_AT + begins)
    wanted = recorded(tmp_path)[begins : begins + RATE].astype(np.float32)
    assert np.array_equal(sound_of(take, tmp_path), wanted)
    assert abs(probe(tmp_path / "film.mkv").duration - 1) < Fraction(1, 10)


def test_a_clip_that_is_heard_nowhere_keeps_its_sound_and_is_doubted(
    ada: Member, tmp_path: Path
) -> None:
    take = filmed(ada, tmp_path, guess=50_000, level=0)
    assert (take.trim_start, take.offset_samples) == (50_000, RAW_AT + 50_000)
    assert take.revision.media == take.clip
    assert take.revision.is_ready
    assert (take.confidence, take.evidence["clip"]["is_laid"]) == (0.6, False)
