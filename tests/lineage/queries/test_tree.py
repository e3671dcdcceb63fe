"""The family around a piece."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from ensemble.lineage.actions.build_on import build_on
from ensemble.lineage.leaves import leaves_of
from ensemble.lineage.queries.ancestors import ancestors_of
from ensemble.lineage.queries.family import PAGE, children_of, parents_of
from ensemble.lineage.queries.tree import Node, growth_of, roots_of
from ensemble.people.models import Member
from ensemble.pieces.actions.credit import credit_contributors
from ensemble.pieces.models import Piece
from tests.builders.pieces import current, draft_poem, poem


def grown(origin: Piece, by: Member, title: str) -> Piece:
    piece = poem(by, title)
    build_on(piece, current(origin), how="continues", by=by)
    return piece


def titles(node: Node) -> list[object]:
    name = node.piece.title if node.is_shown else None
    return [name, *(titles(child) for child in node.children)]


def test_a_diamond_is_walked_once(ada: Member) -> None:
    top = poem(ada, "top")
    left, right = grown(top, ada, "left"), grown(top, ada, "right")
    bottom = grown(left, ada, "bottom")
    build_on(bottom, current(right), how="layers-on", by=ada)
    assert ancestors_of([bottom.pk]) == {top.pk, left.pk, right.pk}
    assert titles(roots_of(bottom, ada)) == ["bottom", ["left", ["top"]], ["right", ["top"]]]


def test_what_a_person_may_not_see_keeps_its_place(ada: Member, ben: Member) -> None:
    top = poem(ada, "top")
    below = grown(top, ben, "below")
    top.withdraw()
    assert titles(roots_of(below, ben)) == ["below", [None]]
    assert parents_of(below, ben)[0].piece is None


def test_growth_shows_no_drafts(ada: Member, ben: Member) -> None:
    top = poem(ada, "top")
    grown(top, ben, "seen")
    build_on(draft_poem(ben, "draft"), current(top), how="performs", by=ben)
    assert titles(growth_of(top, ada)) == ["top", ["seen"]]


def test_large_families_are_paged(ada: Member) -> None:
    top = poem(ada, "top")
    for number in range(PAGE + 2):
        grown(top, ada, f"child {number}")
    first = children_of(top, ada)
    assert len(first.kin) == PAGE
    rest = children_of(top, ada, after=first.after or 0)
    assert [kin.source.piece.title for kin in rest.kin] == [f"child {PAGE}", f"child {PAGE + 1}"]
    assert rest.after is None
    tree = growth_of(top, ada)
    assert tree.more
    assert len(tree.children) == PAGE


@pytest.mark.parametrize("depth", [1, 4])
def test_growth_costs_one_statement_a_generation(ada: Member, depth: int) -> None:
    top = piece = poem(ada, "top")
    for number in range(depth):
        piece = grown(piece, ada, str(number))
    with CaptureQueriesContext(
        connection,
    ) as seen:
        growth_of(top, ada)
    assert len(seen) <= 3 + 1


def test_a_tree_names_all_who_made_a_piece(
    ada: Member, ben: Member, cy: Member, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    top = poem(ada, "top")
    credit_contributors(top, [ben, cy], by=ada)
    below = grown(top, cy, "below")
    node = roots_of(Piece.objects.select_related("maker").get(pk=below.pk), ada)
    with django_assert_num_queries(1):
        leaf = leaves_of([node], here=node.piece)[0]
    assert [name for name, _page in leaf.children[0].byline] == ["Ada", "Ben", "Cy"]
