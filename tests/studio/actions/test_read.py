"""Words kept with a take become its captions."""

from pathlib import Path

import pytest

from ensemble.foundation.attempt import run_due_jobs
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.actions.caption import caption_revision
from ensemble.pieces.actions.draft import draft_piece
from ensemble.pieces.actions.keep import keep_file
from ensemble.pieces.cues import Cue
from ensemble.pieces.models import Captions
from ensemble.studio.actions.read import read_take
from ensemble.studio.models import Reading, Take
from tests.builders.pieces import current, poem
from tests.builders.speech import POEM, RATE, speech

BEFORE = RATE // 2


def read_aloud(by: Member, folder: Path) -> tuple[Take, list[int]]:
    """Return a take of the poem whose guide's time began half a second into it, and the truth."""
    starts = speech(folder / "read.wav")
    media = keep_file(folder / "read.wav", file_name="read.wav", by=by)
    piece = draft_piece(by=by, medium="audio", title="Read", media=media)
    return Take.objects.create(revision=piece.newest, offset_samples=-BEFORE), starts


def test_captions_begin_where_the_lines_are_heard(ada: Member, tmp_path: Path) -> None:
    take, starts = read_aloud(ada, tmp_path)
    words = current(poem(ada, words="\n\n".join(POEM)))
    late = [start - BEFORE + (-1) ** at * RATE // 3 for at, start in enumerate(starts)]
    read_take(take, words, list(enumerate(late)), by=ada)
    run_due_jobs()
    captions = Captions.objects.get(revision=take.revision)
    away = [
        abs(cue.start_ms - start * 1000 // RATE)
        for cue, start in zip(captions.cues, starts, strict=True)
    ]
    assert max(away) <= 25
    assert [cue.words for cue in captions.cues] == list(POEM)
    assert captions.checked_at is None
    reading = Reading.objects.get()
    assert reading.confidence == 1
    assert reading.timed_at


def test_lines_that_were_never_reached_or_never_read_have_no_captions(
    ada: Member, tmp_path: Path
) -> None:
    take, starts = read_aloud(ada, tmp_path)
    words = current(poem(ada, words="\n".join([*POEM, "Unread", "Unreached"])))
    marks = [*([at, start - BEFORE] for at, start in enumerate(starts)), [6, 90 * RATE]]
    read_take(take, words, marks, by=ada)
    assert read_take(take, words, [], by=ada).marks == marks
    run_due_jobs()
    assert [cue.words for cue in Captions.objects.get().cues] == list(POEM)


def test_what_a_person_has_put_right_stays(ada: Member, tmp_path: Path) -> None:
    take, starts = read_aloud(ada, tmp_path)
    words = current(poem(ada, words="\n".join(POEM)))
    read_take(take, words, [[0, starts[0]]], by=ada)
    caption_revision(take.revision, [Cue(0, 500, "By hand")], by=ada)
    run_due_jobs()
    assert [cue.words for cue in Captions.objects.get().cues] == ["By hand"]


def test_marks_that_cant_be_true_are_left_out(ada: Member, tmp_path: Path) -> None:
    take, _starts = read_aloud(ada, tmp_path)
    words = current(poem(ada, words="One\nTwo\nThree"))
    marks = [[0, 10], [2, 5], [1, 20], [1, 30], [-1, 40], [9, 50], [2, 60]]
    assert read_take(take, words, marks, by=ada).marks == [[0, 10], [1, 20], [2, 60]]


def test_only_its_maker_says_what_a_take_reads(ada: Member, ben: Member, tmp_path: Path) -> None:
    take, _starts = read_aloud(ada, tmp_path)
    with pytest.raises(Refused, match="Only its maker"):
        read_take(take, current(poem(ben)), [], by=ben)
    with pytest.raises(Refused, match="no words"):
        read_take(take, take.revision, [], by=ada)
