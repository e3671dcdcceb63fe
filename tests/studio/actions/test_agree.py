"""Saying that a text is done."""

import pytest
from django.utils import timezone

from ensemble.activity.models import Notice
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.production.queries.credits import roll_of
from ensemble.studio.actions.agree import agree_that_done
from ensemble.studio.actions.open_writing import open_piece_for_writing
from ensemble.studio.models import FairCopy, Writer, Writing
from tests.builders.pieces import poem
from tests.builders.projects import project
from tests.builders.writings import Page, shared_text


def _here(writing: Writing, *members: Member) -> None:
    Writer.objects.filter(writing=writing, member__in=members).update(seen_at=timezone.now())


def _written_by_both(ada: Member, ben: Member) -> Writing:
    writing = shared_text(ada, ben, words="The kettle ")
    page = Page(writing, ben, 2)
    page.send(page.typed("hums. "))
    return writing


def test_whoever_is_here_alone_makes_a_revision_and_the_others_are_told(
    ada: Member, ben: Member
) -> None:
    writing = _written_by_both(ada, ben)
    copy = agree_that_done(writing, by=ben)
    assert copy is not None
    piece = copy.revision.piece
    assert (piece.maker, piece.title, piece.is_draft) == (ada, "Kettle song", True)
    assert copy.ink == [[ben.key, 6], [ada.key, 10]] or sum(n for _h, n in copy.ink) == 17
    assert [row.member for row in piece.contributions.in_order()] == [ben]
    assert Notice.objects.get(member=ada).verb == "copied_out"
    assert not Notice.objects.filter(member=ben).exists()


def test_all_who_are_here_have_to_agree(ada: Member, ben: Member) -> None:
    writing = _written_by_both(ada, ben)
    _here(writing, ada, ben)
    assert agree_that_done(writing, by=ada) is None
    page = Page(writing, ben, 3)
    page.send(page.typed("One more thing. "))
    assert agree_that_done(writing, by=ben) is None
    assert agree_that_done(writing, by=ada) is not None
    assert FairCopy.objects.count() == 1


def test_a_piece_goes_on_as_the_same_piece(ada: Member, ben: Member) -> None:
    piece = poem(ada, words="The kettle hums.")
    writing = open_piece_for_writing(piece, by=ada)
    assert open_piece_for_writing(piece, by=ada) == writing
    with pytest.raises(Refused, match="same as the last"):
        agree_that_done(writing, by=ada)
    page = Page(writing, ada, 2)
    page.send(page.typed("Listen. "))
    copy = agree_that_done(writing, by=ada)
    assert copy is not None
    assert (copy.revision.piece, copy.revision.number) == (piece, 2)
    with pytest.raises(Refused):
        open_piece_for_writing(piece, by=ben)


def test_everybody_who_wrote_is_in_the_credits(ada: Member, ben: Member, cy: Member) -> None:
    writing = _written_by_both(ada, ben)
    copy = agree_that_done(writing, by=ben)
    assert copy is not None
    roll = roll_of(project(cy), [copy.revision.piece_id])
    written = next(section for section in roll.sections if section.role == "writing")
    assert [person.name for person in written.people] == ["Ada", "Ben"]
