"""Keeping two members apart."""

import pytest

from ensemble.foundation.refusal import Refused
from ensemble.people.actions.block import block_member
from ensemble.people.models import Block, Member


def test_a_block_stands_between_both(ada: Member, cy: Member) -> None:
    block_member(cy, by=ada)
    block_member(cy, by=ada)
    assert Block.objects.count() == 1
    assert Block.objects.between(ada, cy)
    assert Block.objects.between(cy, ada)


def test_nobody_blocks_themselves(ada: Member) -> None:
    with pytest.raises(Refused):
        block_member(ada, by=ada)
