"""What is asked with each keystroke."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from ensemble.foundation.live import Visit
from ensemble.people.actions.block import block_member
from ensemble.people.models import Circle, Member
from ensemble.studio.actions.show_out import show_out_of
from ensemble.studio.hearing import heard, may_write
from ensemble.studio.models import Writing
from ensemble.studio.queries.shared import words_of
from ensemble.studio.writing_room import NUMBERED
from tests.builders.writings import Page, shared_text


def test_the_right_is_the_same_as_on_the_page(ada: Member, ben: Member, cy: Member) -> None:
    circle = Circle.objects.create(name="A few friends", founder=ada)
    circle.memberships.get_or_create(member=ada)
    circle.memberships.get_or_create(member=cy)
    texts = [shared_text(ada, ben), shared_text(ada, circle=circle), shared_text(cy, ben)]

    def check() -> set[tuple[int, int]]:
        answers = {(m.pk, w.pk) for m in (ada, ben, cy) for w in texts if may_write(m, w.key)}
        wanted = {
            (member.pk, writing.pk)
            for member in (ada, ben, cy)
            for writing in Writing.objects.open_to(member).standing()
        }
        assert answers == wanted
        return answers

    everybody = check()
    assert (cy.pk, texts[1].pk) in everybody
    show_out_of(texts[0], ben, by=ada)
    block_member(ben, by=cy)
    texts[1].close()
    assert len(check()) < len(everybody)
    assert may_write(None, texts[0].key) is None


def test_a_keystroke_asks_little_and_holds_the_row(ada: Member) -> None:
    writing = shared_text(ada)
    page = Page(writing, ada, 7)
    page.send(page.typed("a"))
    update = page.typed("b")
    with CaptureQueriesContext(connection) as asked:
        visit = _visit(ada, writing)
        assert heard(visit, bytes([NUMBERED, 0, 0, 0, 1]) + update) is not None
    # The right, the row, what others wrote, and the change; around them a transaction.
    assert len(asked) <= 6
    if connection.features.has_select_for_update:
        assert sum("FOR UPDATE" in query["sql"] for query in asked) == 1
    assert words_of(writing) == "ba"


def _visit(member: Member, writing: Writing) -> Visit:
    return Visit(member, "studio-writing", writing.key, "x", may_write(member, writing.key))
