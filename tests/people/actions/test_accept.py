"""Coming into a circle by a link."""

from datetime import timedelta

import pytest

from ensemble.foundation.refusal import Refused
from ensemble.people.actions.accept import accept_invitation
from ensemble.people.actions.block import block_member
from ensemble.people.actions.gather import gather_circle
from ensemble.people.actions.invite import invite_into
from ensemble.people.models import Circle, Invitation, Member


@pytest.fixture
def invitation(ada: Member) -> Invitation:
    return invite_into(gather_circle("The back room", by=ada), by=ada)


def test_whoever_holds_the_link_comes_in_once(invitation: Invitation, ben: Member) -> None:
    accept_invitation(invitation, by=ben)
    accept_invitation(invitation, by=ben)
    assert list(Circle.objects.of(ben)) == [invitation.circle]
    assert invitation.circle.memberships.count() == 2


def test_a_withdrawn_link_opens_nothing(invitation: Invitation, ben: Member) -> None:
    invitation.withdraw()
    with pytest.raises(Refused):
        accept_invitation(invitation, by=ben)


def test_a_link_ends_after_two_weeks(invitation: Invitation, ben: Member) -> None:
    invitation.created_at -= timedelta(days=14, seconds=1)
    with pytest.raises(Refused):
        accept_invitation(invitation, by=ben)


def test_a_blocked_member_stays_outside(invitation: Invitation, ada: Member, ben: Member) -> None:
    block_member(ben, by=ada)
    with pytest.raises(Refused):
        accept_invitation(invitation, by=ben)
