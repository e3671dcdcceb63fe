"""Standing on many at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ensemble.foundation.refusal import Refused
from ensemble.lineage.actions.build_on import build_on
from ensemble.lineage.actions.gather import gather_sources
from ensemble.lineage.models import Source
from ensemble.people.models import Member
from tests.builders.pieces import current, draft_poem, poem


def test_a_piece_stands_on_exactly_these_and_all_have_agreed(ada: Member, ben: Member) -> None:
    first, second, third = (current(poem(ben, f"{number}")) for number in range(3))
    book = draft_poem(ada)
    gather_sources(book, [first, second], how="layers-on", by=ada)
    gather_sources(book, [second, third], how="layers-on", by=ada)
    edges = Source.objects.filter(piece=book)
    assert {edge.revision for edge in edges} == {second, third}
    assert all(edge.agreed_at for edge in edges)


def test_what_others_stand_on_keeps_whom_it_credits(ada: Member, ben: Member) -> None:
    first, second = current(poem(ben, "1")), current(poem(ben, "2"))
    book = poem(ada)
    gather_sources(book, [first], how="layers-on", by=ada)
    build_on(draft_poem(ada, "Later"), current(book), how="continues", by=ada)
    gather_sources(book, [second], how="layers-on", by=ada)
    assert Source.objects.filter(piece=book).count() == 2


def test_a_loop_is_refused(ada: Member) -> None:
    first, second = poem(ada, "1"), poem(ada, "2")
    build_on(second, current(first), how="continues", by=ada)
    with pytest.raises(Refused, match="stand on itself"):
        gather_sources(first, [current(second)], how="layers-on", by=ada)


def test_a_thousand_cost_no_more_statements_than_one(ada: Member, ben: Member) -> None:
    def statements(count: int) -> int:
        revisions = [current(poem(ben, f"{count} {number}")) for number in range(count)]
        book = draft_poem(ada, f"Book of {count}")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            gather_sources(book, revisions, how="layers-on", by=ada)
        return len(asked)

    assert statements(8) == statements(1)


def test_terms_that_clash_are_refused(ada: Member, ben: Member) -> None:
    strict = current(poem(ben, licence="by-nc-sa"))
    with pytest.raises(Refused, match="asks for"):
        gather_sources(draft_poem(ada, licence="cc0"), [strict], how="layers-on", by=ada)
