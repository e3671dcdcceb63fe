"""Opening a circle by a link."""

import pytest

from ensemble.foundation.refusal import Refused
from ensemble.people.actions.gather import gather_circle
from ensemble.people.actions.invite import invite_into
from ensemble.people.models import Member


def test_a_new_link_ends_the_one_before(ada: Member) -> None:
    circle = gather_circle("The back room", by=ada)
    first, second = invite_into(circle, by=ada), invite_into(circle, by=ada)
    first.refresh_from_db()
    assert not first.is_standing
    assert second.is_standing
    assert list(circle.invitations.standing()) == [second]


def test_a_stranger_cannot_invite(ada: Member, cy: Member) -> None:
    circle = gather_circle("The back room", by=ada)
    with pytest.raises(Refused):
        invite_into(circle, by=cy)
