"""Letting two members meet again."""

from ensemble.people.actions.block import block_member
from ensemble.people.actions.unblock import unblock_member
from ensemble.people.models import Block, Member


def test_only_ones_own_block_ends(ada: Member, cy: Member) -> None:
    block_member(cy, by=ada)
    unblock_member(ada, by=cy)
    assert Block.objects.between(ada, cy)
    unblock_member(cy, by=ada)
    assert not Block.objects.between(ada, cy)
