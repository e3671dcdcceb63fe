"""Texts put together into one."""

import pytest

from ensemble.foundation.refusal import Refused
from ensemble.lineage.models import Source
from ensemble.people.models import Member
from ensemble.pieces.models import Contribution
from ensemble.production.actions.gather_words import gather_words
from ensemble.production.actions.open_cut import open_cut
from tests.builders.production import book, gathered


def test_the_words_stand_in_order_under_their_makers_names(
    ada: Member, ben: Member, cy: Member
) -> None:
    render = gathered(book(ada, ben, cy), ada)
    assert render.piece is not None
    words = render.piece.newest.words
    assert words.startswith("Doors")
    assert words.index("Ben") < words.index("Cy")
    assert words.count("The kettle hums.") == 2


def test_all_who_made_a_text_are_named_under_its_title(
    ada: Member, ben: Member, cy: Member
) -> None:
    project = book(ada, ben)
    piece = open_cut(project, by=ada).shots.get().revision.piece
    Contribution.objects.create(piece=piece, member=cy)
    made = gathered(project, ada).piece
    assert made is not None
    assert f"{piece.title}\nBen and Cy\n" in made.newest.words


def test_the_result_stands_on_exactly_what_was_used(ada: Member, ben: Member, cy: Member) -> None:
    render = gathered(book(ada, ben, cy), ada)
    sources = Source.objects.filter(piece=render.piece)
    assert {source.origin_id for source in sources} == set(
        render.parts.values_list("piece_id", flat=True)
    )
    assert all(source.agreed_at for source in sources)


def test_nothing_chosen_is_nothing_to_put_together(ada: Member) -> None:
    cut = open_cut(book(ada), by=ada)
    with pytest.raises(Refused, match="no words"):
        gather_words(cut, by=ada)


def test_a_stranger_cannot_finish_it(ada: Member, ben: Member, cy: Member) -> None:
    cut = open_cut(book(ada, ben), by=ada)
    with pytest.raises(Refused, match="Only its leaders"):
        gather_words(cut, by=cy)
