"""Cards: few statements, fresh titles, links only for those who may."""

from pathlib import Path

from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from ensemble.people.models import Circle, Member
from ensemble.pieces.actions.credit import credit_contributors
from ensemble.pieces.actions.edit import edit_piece
from ensemble.pieces.models import Piece
from ensemble.pieces.queries import cards_for
from ensemble.pieces.queries.bylines import lines_of
from ensemble.pieces.queries.portrait import portrait_of
from tests.builders.media import shown
from tests.builders.pieces import draft_poem, poem


def test_forty_pieces_take_two_statements_and_one_the_next_time(
    ada: Member, ben: Member, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(40):
        poem(ada, str(number))
    with django_assert_num_queries(2):
        cards = cards_for(ben, Piece.objects.newest_first())
    assert [card.title for card in cards] == [str(number) for number in reversed(range(40))]
    assert cards[0].words == "39\n\nThe kettle hums."
    with django_assert_num_queries(1):
        assert cards_for(ben, Piece.objects.newest_first()) == cards


def test_all_who_made_a_piece_are_named_in_one_statement_more(
    ada: Member, ben: Member, cy: Member, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    alone, together = poem(cy, "Alone"), poem(ada, "Together")
    for number in range(5):
        credit_contributors(poem(ada, str(number)), [ben, ada], by=ada)
    credit_contributors(together, [ben, ada, cy], by=ada)
    cards_for(None, Piece.objects.all())
    with django_assert_num_queries(2):
        cards = {card.title: card for card in cards_for(None, Piece.objects.all())}
    assert [name for name, _url in cards["Together"].byline] == ["Ada", "Ben", "Cy"]
    assert cards["Together"].byline[1][1] == reverse("people:show", args=[ben.key])
    assert [name for name, _url in cards["Alone"].byline] == ["Cy"]
    both = lines_of([alone, together])
    assert (both[alone.pk], both[together.pk]) == ("Cy", "Ada, Ben and Cy")
    shown = portrait_of(alone, None), portrait_of(together, None)
    assert [len(each["card"].byline) for each in shown if each] == [1, 3]


def test_a_sound_has_all_that_a_card_shows(ada: Member, tmp_path: Path) -> None:
    shown(ada, tmp_path, "wav")
    card = cards_for(None, Piece.objects.all())[0]
    assert card.byline == (("Ada", reverse("people:show", args=[ada.key])),)
    assert card.sources[-1].src.startswith("/files/derived/")
    assert card.duration == 1.0


def test_nobody_gets_a_card_of_what_they_may_not_see(
    ada: Member, ben: Member, circle: Circle
) -> None:
    draft_poem(ada, "Draft")
    poem(ada, "For us", visibility="circle", circle=circle)
    assert [card.title for card in cards_for(None, Piece.objects.all())] == []
    assert [card.title for card in cards_for(ben, Piece.objects.all())] == ["For us"]
    assert {card.title for card in cards_for(ada, Piece.objects.all())} == {"Draft", "For us"}


def test_a_new_title_is_shown_at_once(ada: Member) -> None:
    piece = poem(ada)
    cards_for(None, Piece.objects.all())
    edit_piece(piece, by=ada, title="Kettle")
    assert cards_for(None, Piece.objects.all())[0].title == "Kettle"
