"""Telling a member some news."""

from ensemble.activity.actions.tell import tell
from ensemble.activity.models import Notice
from ensemble.people.actions.block import block_member
from ensemble.people.models import Member


def test_a_member_is_told_and_nobody_else(ada: Member, ben: Member) -> None:
    tell(ada, "built_on", "/pieces/x", by=ben, title="Riff")
    notice = Notice.objects.for_member(ada).get()
    assert (notice.actor, notice.facts, notice.address) == (ben, {"title": "Riff"}, "/pieces/x")
    assert not Notice.objects.for_member(ben).exists()


def test_nobody_is_told_what_they_did_themselves(ada: Member) -> None:
    tell(ada, "built_on", "/pieces/x", by=ada)
    assert not Notice.objects.exists()


def test_no_news_passes_a_block_in_either_direction(ada: Member, ben: Member, cy: Member) -> None:
    block_member(cy, by=ada)
    block_member(ada, by=ben)
    for other in (cy, ben):
        tell(ada, "built_on", "/pieces/x", by=other)
        tell(other, "built_on", "/pieces/x", by=ada)
    assert not Notice.objects.exists()


def test_what_the_place_does_is_told(ada: Member) -> None:
    tell(ada, "piece_cleared", "/pieces/x", by=None, title="Riff")
    assert Notice.objects.for_member(ada).get().actor is None
