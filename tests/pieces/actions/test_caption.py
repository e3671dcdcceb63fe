"""Saying what is heard."""

import pytest

from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.actions.caption import caption_revision
from ensemble.pieces.cues import Cue
from ensemble.pieces.models import Captions
from tests.builders.pieces import poem
from tests.pieces.views.test_gate import piece_in

LINES = [Cue(500, 900, "there."), Cue(0, 500, "Hello")]


def test_its_maker_says_what_is_heard(ada: Member) -> None:
    piece = piece_in("public", ada, None)
    caption_revision(piece.newest, LINES, by=ada)
    captions = Captions.objects.get()
    assert [cue.words for cue in captions.cues] == ["Hello", "there."]
    assert "00:00:00.000 --> 00:00:00.500\nHello" in captions.webvtt
    caption_revision(piece.newest, [], by=ada)
    assert not Captions.objects.exists()


def test_what_was_worked_out_never_replaces_what_a_person_looked_over(ada: Member) -> None:
    piece = piece_in("draft", ada, None)
    caption_revision(piece.newest, LINES, by=ada, is_checked=False)
    assert Captions.objects.get().checked_at
    Captions.objects.all().delete()
    caption_revision(piece.newest, LINES, by=ada, is_checked=False)
    assert Captions.objects.get().checked_at is None
    caption_revision(piece.newest, LINES[:1], by=ada)
    assert len(Captions.objects.get().cues) == 1


def test_nobody_else_does_and_nothing_without_sound_has_any(ada: Member, ben: Member) -> None:
    with pytest.raises(Refused, match="Only its maker"):
        caption_revision(piece_in("public", ada, None).newest, LINES, by=ben)
    with pytest.raises(Refused, match="can be heard"):
        caption_revision(poem(ada).newest, LINES, by=ada)
    with pytest.raises(Refused, match="Backwards"):
        caption_revision(piece_in("public", ada, None).newest, [Cue(9, 2, "Backwards")], by=ada)
